package io.pipstream.mt5.dwx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.domain.order.OrderType;
import io.pipstream.mt5.OrderKind;
import io.pipstream.mt5.Timeframe;
import io.pipstream.mt5.dwx.DwxCommand.Distances;
import io.pipstream.mt5.dwx.DwxCommand.TrackRates.Rate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {

    /** As the connector's own methods write them when nothing is changed. */
    private static final String OPEN = "TRADE;OPEN;0;EURUSD;0.0;500;500;dwx-zeromq;0.01;123456;0";

    private static final Distances NONE = new Distances(BigDecimal.ZERO, BigDecimal.ZERO);

    private static DwxCommand parse(String text) {
        try {
            return CommandParser.parse(text);
        } catch (RefusedCommandException refused) {
            throw new AssertionError(refused.error() + ": " + refused.sentence(), refused);
        }
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    @Test
    void whatTheConnectorOpensByItself() {
        assertThat(parse(OPEN))
                .isEqualTo(new DwxCommand.Open(
                        OrderKind.BUY,
                        "EURUSD",
                        BigDecimal.ZERO,
                        new Distances(number("500"), number("500")),
                        "dwx-zeromq",
                        number("0.01"),
                        123_456));
    }

    @ParameterizedTest
    @CsvSource({"0,BUY", "1,SELL", "2,BUY_LIMIT", "3,SELL_LIMIT", "4,BUY_STOP", "5,SELL_STOP"})
    void everyTypeOfOrder(String type, OrderKind kind) {
        DwxCommand.Open open = (DwxCommand.Open) parse("TRADE;OPEN;" + type + ";GBPUSD;1.2995;0;0;;0.1;7;0");

        assertThat(open.kind()).isEqualTo(kind);
        assertThat(open.price()).isEqualByComparingTo(kind.type() == OrderType.MARKET ? "0" : "1.2995");
        assertThat(open.distances()).isEqualTo(NONE);
    }

    @Test
    void theOtherCommandsOfATrade() {
        assertThat(parse("TRADE;MODIFY;0;EURUSD;1.09;-20;300;x;0.01;1;42"))
                .isEqualTo(new DwxCommand.Modify(42, number("1.09"), new Distances(number("-20"), number("300"))));
        assertThat(parse("TRADE;CLOSE;0;EURUSD;0.0;500;500;x;0.01;1;42")).isEqualTo(new DwxCommand.Close(42));
        assertThat(parse("TRADE;CLOSE_PARTIAL;0;EURUSD;0.0;500;500;x;0.03;1;42"))
                .isEqualTo(new DwxCommand.ClosePartial(42, number("0.03")));
        assertThat(parse("TRADE;CLOSE_MAGIC;0;EURUSD;0.0;500;500;x;0.03;99;42"))
                .isEqualTo(new DwxCommand.CloseMagic(99));
        assertThat(parse("TRADE;CLOSE_ALL;0;EURUSD;0.0;500;500;x;0.03;1;42")).isEqualTo(new DwxCommand.CloseAll());
        assertThat(parse("TRADE;GET_OPEN_TRADES;0;EURUSD;0.0;500;500;x;0.03;1;42"))
                .isEqualTo(new DwxCommand.GetOpenTrades());
        assertThat(parse("TRADE;GET_ACCOUNT_INFO;0;EURUSD;0.0;500;500;x;0.03;1;42"))
                .isEqualTo(new DwxCommand.GetAccountInfo());
    }

    @Test
    void fieldsThatACommandDoesNotNeedMayBeMissingOrNonsense() {
        assertThat(parse("TRADE;GET_ACCOUNT_INFO")).isEqualTo(new DwxCommand.GetAccountInfo());
        assertThat(parse("TRADE;CLOSE_ALL;")).isEqualTo(new DwxCommand.CloseAll());
        assertThat(parse("TRADE;CLOSE;what;?;no;number;at;all;here;nor;7")).isEqualTo(new DwxCommand.Close(7));
        assertThat(parse("TRADE;OPEN;0;EURUSD;nonsense;0;0;;0.1;0;nonsense")).isInstanceOf(DwxCommand.Open.class);
    }

    @Test
    void candlesAndPrices() {
        Instant start = Instant.parse("2026-01-15T12:00:00Z");
        Instant end = Instant.parse("2026-01-15T17:05:30Z");

        assertThat(parse("HIST;EURUSD;60;2026.01.15 12:00:00;2026.01.15 17:05:30"))
                .isEqualTo(new DwxCommand.History("EURUSD", Timeframe.H1, start, end));
        assertThat(parse("DATA;EURUSD;1440;2026.01.15 12:00;2026.01.15 17:05:30"))
                .isEqualTo(new DwxCommand.ClosingPrices("EURUSD", Timeframe.D1, start, end));
        assertThat(parse("TRACK_PRICES;EURUSD;GDAXI"))
                .isEqualTo(new DwxCommand.TrackPrices(List.of("EURUSD", "GDAXI")));
        assertThat(parse("TRACK_PRICES")).isEqualTo(new DwxCommand.TrackPrices(List.of()));
        assertThat(parse("TRACK_PRICES;")).isEqualTo(new DwxCommand.TrackPrices(List.of()));
        assertThat(parse("TRACK_RATES;EURUSD;1;GDAXI;240"))
                .isEqualTo(new DwxCommand.TrackRates(List.of(new Rate("EURUSD", "1"), new Rate("GDAXI", "240"))));
        assertThat(parse("TRACK_RATES;EURUSD")).isEqualTo(new DwxCommand.TrackRates(List.of(new Rate("EURUSD", ""))));
        assertThat(parse("TRACK_RATES")).isEqualTo(new DwxCommand.TrackRates(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEARTBEAT;", "HEARTBEAT", " HEARTBEAT ;", "HEARTBEAT;\0", "HEARTBEAT\r\n"})
    void aHeartbeatHoweverItEnds(String text) {
        assertThat(parse(text)).isEqualTo(new DwxCommand.Heartbeat());
    }

    @ParameterizedTest
    @CsvSource({"0.1,0.1", "1e-2,0.01", "0.30000000000000004,0.30000000000000004", "2,2", "'',0"})
    void numbersAsPythonWritesThem(String written, String meant) {
        DwxCommand.ClosePartial close =
                (DwxCommand.ClosePartial) parse("TRADE;CLOSE_PARTIAL;0;;;;;;" + written + ";0;42.0");

        assertThat(close.lots()).isEqualByComparingTo(meant);
        assertThat(close.ticket()).isEqualTo(42);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'',UNKNOWN_COMMAND",
        "';;;;',UNKNOWN_COMMAND",
        "heartbeat;,UNKNOWN_COMMAND",
        "TRADE,UNKNOWN_COMMAND",
        "TRADE;REVERSE;0;EURUSD,UNKNOWN_COMMAND",
        "TRADE;OPEN;6;EURUSD;0;0;0;;0.1;0;0,INVALID_PARAMETERS",
        "TRADE;OPEN;;EURUSD;0;0;0;;0.1;0;0,INVALID_PARAMETERS",
        "TRADE;OPEN;02;EURUSD;0;0;0;;0.1;0;0,INVALID_PARAMETERS",
        "TRADE;OPEN;0;;0;0;0;;0.1;0;0,INVALID_PARAMETERS",
        "TRADE;OPEN;2;EURUSD;cheap;0;0;;0.1;0;0,INVALID_PARAMETERS",
        "TRADE;OPEN;0;EURUSD;0;nan;0;;0.1;0;0,INVALID_PARAMETERS",
        "TRADE;OPEN;0;EURUSD;0;0;inf;;0.1;0;0,INVALID_PARAMETERS",
        "TRADE;OPEN;0;EURUSD;0;10000001;0;;0.1;0;0,INVALID_PARAMETERS",
        "TRADE;OPEN;0;EURUSD;0;1e999999999;0;;0.1;0;0,INVALID_PARAMETERS",
        "TRADE;OPEN;0;EURUSD;0;0;0;;-0.1;0;0,INVALID_VOLUME",
        "TRADE;OPEN;0;EURUSD;0;0;0;;0.1;1.5;0,INVALID_PARAMETERS",
        "TRADE;OPEN;0;EURUSD;0;0;0;;0.1;99999999999999999999;0,INVALID_PARAMETERS",
        "TRADE;OPEN;0;EURUSD;0;0;0;semi;colon;0.1;0;0,INVALID_PARAMETERS",
        "TRADE;CLOSE;0;EURUSD;0;0;0;;0.1;0;first,INVALID_PARAMETERS",
        "HIST;EURUSD;7;2026.01.15;2026.01.16,INVALID_PARAMETERS",
        "HIST;EURUSD;H1;2026.01.15;2026.01.16,INVALID_PARAMETERS",
        "HIST;EURUSD;60;yesterday;2026.01.16,INVALID_PARAMETERS",
        "HIST;EURUSD;60;2026.02.30;2026.03.16,INVALID_PARAMETERS",
        "HIST;EURUSD;60,INVALID_PARAMETERS",
        "HIST,INVALID_PARAMETERS",
    })
    void whatIsRefused(String text, MtError error) {
        assertThatThrownBy(() -> CommandParser.parse(text))
                .isInstanceOfSatisfying(RefusedCommandException.class, refused -> {
                    assertThat(refused.error()).isEqualTo(error);
                    assertThat(refused.sentence()).endsWith(".");
                });
    }

    @Test
    void aFieldTooManyNeverMovesTheOthers() {
        // the extra field at the end would make lots of the magic number
        assertThatThrownBy(() -> CommandParser.parse(OPEN + ";1")).isInstanceOf(RefusedCommandException.class);
        assertThat(parse(OPEN + ";")).isEqualTo(parse(OPEN));
    }

    @Test
    void aCommentIsKeptAsItIsIfItCanBe() {
        DwxCommand.Open open = (DwxCommand.Open) parse("TRADE;OPEN;0;EURUSD;0;0;0; ü\t\uD83D\uDE00\u2028;0.1;0;0");

        assertThat(open.comment()).isEqualTo(" ü\t\uD83D\uDE00\u2028");
        for (String unwritable : List.of("\0", "\u001b", "\u0085", "\uD83D")) {
            assertThatThrownBy(() -> CommandParser.parse("TRADE;OPEN;0;EURUSD;0;0;0;c" + unwritable + ";0.1;0;0"))
                    .isInstanceOf(RefusedCommandException.class);
        }
    }

    @Test
    void aCommandHasALimit() {
        String longest = "TRACK_PRICES;" + "A".repeat(CommandText.LONGEST - 13);

        assertThat(parse(longest)).isInstanceOf(DwxCommand.TrackPrices.class);
        assertThatThrownBy(() -> CommandParser.parse(longest + "A")).isInstanceOf(RefusedCommandException.class);
        assertThat(parse("TRADE;OPEN;0;EURUSD;0;0;0;" + "c".repeat(500) + ";0.1;0;0"))
                .isInstanceOf(DwxCommand.Open.class);
        assertThatThrownBy(() -> CommandParser.parse("TRADE;OPEN;0;EURUSD;0;0;0;" + "c".repeat(501) + ";0.1;0;0"))
                .isInstanceOf(RefusedCommandException.class);
    }

    /** Nothing that comes in does more than be understood or be refused. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyNonsenseIsUnderstoodOrRefused(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int time = 0; time < 2_000; time++) {
            String text = time % 2 == 0 ? mutated(random) : nonsense(random);
            try {
                assertThat(CommandParser.parse(text)).isNotNull();
            } catch (RefusedCommandException refused) {
                assertThat(refused.sentence()).isNotEmpty();
            }
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    private static String mutated(SplittableRandom random) {
        String[] commands = {
            OPEN,
            "TRADE;MODIFY;0;EURUSD;0.0;500;500;x;0.01;1;42",
            "HIST;EURUSD;60;2026.01.15 12:00:00;2026.01.15 17:05:30",
            "TRACK_RATES;EURUSD;1;GDAXI;240"
        };
        StringBuilder text = new StringBuilder(commands[random.nextInt(commands.length)]);
        for (int change = 1 + random.nextInt(4); change > 0; change--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, anyCharacter(random));
                case 1 -> text.insert(at, anyCharacter(random));
                default -> text.deleteCharAt(at);
            }
        }
        return text.toString();
    }

    private static String nonsense(SplittableRandom random) {
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "TRADE;OPEN;" : "");
        for (int length = random.nextInt(200); length > 0; length--) {
            text.append(anyCharacter(random));
        }
        return text.toString();
    }

    private static char anyCharacter(SplittableRandom random) {
        String likely = ";;;;0123456789.-+eE:' \0TRADEOPENHIST";
        return random.nextInt(4) == 0
                ? (char) random.nextInt(Character.MAX_VALUE + 1)
                : likely.charAt(random.nextInt(likely.length()));
    }
}
