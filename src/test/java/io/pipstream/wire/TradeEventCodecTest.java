package io.pipstream.wire;

import static io.pipstream.wire.EventFixtures.EUR_USD;
import static io.pipstream.wire.EventFixtures.NOON;
import static io.pipstream.wire.EventFixtures.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.AccountSummary;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.Fill;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.OrderType;
import io.pipstream.domain.order.PositionFill;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import io.pipstream.domain.order.Tags;
import io.pipstream.domain.order.TimeInForce;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradeEventCodecTest {

    static final int LONGEST_EVENT_BYTES = 4096;

    final Instruments instruments = InstrumentFixtures.someInstruments();
    final TradeEventCodec codec = new TradeEventCodec(instruments);

    String encode(TradeEvent event) {
        return codec.encode(AccountId.DEMO, "e1", event).text();
    }

    /** events.jsonl has the text of each: journals that exist must stay readable. */
    static Stream<Arguments> eventsWithTheirText() throws IOException {
        List<TradeEvent> events = EventFixtures.oneOfEach();
        try (InputStream file = TradeEventCodecTest.class.getResourceAsStream("events.jsonl")) {
            List<String> lines = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(lines).hasSameSizeAs(events);
            return IntStream.range(0, events.size()).mapToObj(each -> Arguments.of(events.get(each), lines.get(each)));
        }
    }

    @Test
    void everyKindOfEventIsAmongThem() {
        assertThat(EventFixtures.oneOfEach().stream().map(Object::getClass))
                .containsExactlyInAnyOrder(TradeEvent.class.getPermittedSubclasses());
        assertThat(TradeEventType.values()).hasSameSizeAs(TradeEvent.class.getPermittedSubclasses());
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("eventsWithTheirText")
    void anEventIsWrittenAsItAlwaysWas(TradeEvent event, String text) {
        assertThat(encode(event)).isEqualTo(text);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("eventsWithTheirText")
    void anEventIsReadBackAsItWas(TradeEvent event, String text) {
        assertThat(codec.decode(text)).isEqualTo(event);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("eventsWithTheirText")
    void anEventFromBeforeQuotesToldWhenTheyCameIsReadAsIfTheyCameAtOnce(TradeEvent event, String text) {
        assertThat(codec.decode(text.replaceAll("\"received\":\"[^\"]+\",", "")))
                .isEqualTo(event);
    }

    static Stream<TradeEvent> bareEvents() {
        Fill full = EventFixtures.fill(Side.SELL, 3000, "1.10000");
        Fill bare = new Fill(null, full.side(), full.units(), full.price(), full.explanation());
        Trade trade = Trade.opened(1, 1, EUR_USD, bare, NOON, Exits.NONE, Tags.NONE, null);
        Order order = new Order(
                1,
                new OrderRequest(
                        EUR_USD,
                        Side.SELL,
                        1,
                        OrderType.MARKET,
                        null,
                        null,
                        TimeInForce.FOK,
                        null,
                        PositionFill.DEFAULT,
                        Exits.NONE,
                        Tags.NONE,
                        null),
                NOON,
                number("1.10100"),
                1);
        AccountSummary flat =
                new AccountSummary(number("0"), number("0"), number("0"), number("0.0000"), number("0"), null);
        return Stream.of(
                new TradeEvent.OrderPlaced(1, NOON, order, null),
                new TradeEvent.OrderRejected(
                        1, NOON, null, null, null, null, Refusal.of(Reason.TRADE_DOESNT_EXIST, "")),
                new TradeEvent.OrderCancelled(1, NOON, order.filled(1), Reason.INSUFFICIENT_LIQUIDITY, ""),
                new TradeEvent.TradeOpened(1, NOON, trade, bare),
                new TradeEvent.TradeClosed(
                        1,
                        NOON,
                        trade.closed(bare, number("0.0000"), NOON, CloseReason.MANUAL, null),
                        bare,
                        number("0.0000"),
                        CloseReason.MANUAL),
                new TradeEvent.BalanceUpdated(1, NOON, flat));
    }

    @ParameterizedTest
    @MethodSource("bareEvents")
    void anEventWithNothingOptionalIsReadBackAsItWas(TradeEvent event) {
        assertThat(codec.decode(encode(event))).isEqualTo(event);
    }

    @Test
    void aTakenTargetKeepsItsPlaceEvenWhenThreeNewOnesFollow() {
        Trade trade = EventFixtures.reduced()
                .withExits(
                        new Exits(null, List.of(number("1.12000"), number("1.13000"), number("1.14000")), null), null);
        TradeEvent event = new TradeEvent.TradeChanged(2, NOON, trade, TradeEvent.TradeChanged.Cause.CLIENT);

        assertThat(encode(event))
                .contains("\"take_profit_1\":1.11000,\"take_profit_2\":1.12000,\"take_profit_3\":1.13000,"
                        + "\"take_profit_4\":1.14000,")
                .contains("\"targets_taken\":1");
        assertThat(codec.decode(encode(event))).isEqualTo(event);
    }

    /** Longest texts that the readers let through: of quotes, which JSON escapes, and of three bytes each. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "\"", "\n", "€"})
    void anEventStaysShorterThanFourKilobytes(String letter) {
        String label = letter.repeat(64);
        Tags longest = new Tags(label, label, label, letter.repeat(500));
        BigDecimal distance = number("99999.99999");
        Fill fill = EventFixtures.fill(Side.BUY, 50_000_000, "99999.99999");
        Fill part = EventFixtures.fill(Side.SELL, 49_999_999, "99999.99999");
        Exits exits = new Exits(distance, List.of(distance, distance, distance), distance);
        Trade trade = Trade.opened(Long.MAX_VALUE, Long.MAX_VALUE, EUR_USD, fill, NOON, exits, longest, distance)
                .reduced(part, number("-999999999999.9999"));

        TradeEvent event = new TradeEvent.TradeReduced(
                Long.MAX_VALUE, NOON, trade, part, number("-999999999999.9999"), CloseReason.MARGIN_CLOSEOUT);

        Encoded text = codec.encode(new AccountId("a".repeat(64)), "e".repeat(64), event);
        assertThat(text.bytes()).isLessThan(LONGEST_EVENT_BYTES);
        assertThat(codec.decode(text.text())).isEqualTo(event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E-40", "1E+40", "12345678901234567890123456789012345678901"})
    void aNumberThatCouldNotBeReadAgainIsNotWritten(BigDecimal tooLong) {
        TradeEvent event = new TradeEvent.BalanceProtected(1, NOON, tooLong);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(event))
                .withMessageContaining("amount has more than 40 digits");
    }

    @Test
    void theLongestNumbersAreReadAgain() {
        for (String longest : List.of(
                "0." + "1".repeat(39),
                "-0.000" + "1".repeat(36),
                "-" + "1".repeat(40),
                "9".repeat(20) + "." + "9".repeat(20))) {
            TradeEvent event = new TradeEvent.BalanceProtected(1, NOON, number(longest));

            assertThat(codec.decode(encode(event))).isEqualTo(event);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"type\":\"balance_protected\"}",
                "{\"type\":\"other\",\"seq\":1,\"timestamp\":\"2025-01-15T12:00:00Z\"}",
                "{\"type\":\"balance_protected\",\"amount\":\"1\",\"seq\":1,\"timestamp\":\"2025-01-15T12:00:00Z\"}",
                "{\"type\":\"balance_protected\",\"amount\":1,\"seq\":1.5,\"timestamp\":\"2025-01-15T12:00:00Z\"}",
                "{\"type\":\"balance_protected\",\"amount\":1,\"seq\":1,\"timestamp\":\"noon\"}",
                "{\"type\":\"trade_execution\",\"trade\":null,\"seq\":1,\"timestamp\":\"2025-01-15T12:00:00Z\"}",
            })
    void whatWasNotWrittenHereIsADamagedJournal(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> codec.decode(text));
    }

    @Test
    void anInstrumentThatIsGoneIsNamed() throws JsonProcessingException {
        ObjectNode event = (ObjectNode)
                Json.mapper().readTree(encode(EventFixtures.oneOfEach().get(5)));
        ((ObjectNode) event.path("trade")).put("symbol", "GBPUSD");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.decode(event.toString()))
                .withMessageContaining("GBPUSD");
    }
}
