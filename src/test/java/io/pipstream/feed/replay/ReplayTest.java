package io.pipstream.feed.replay;

import static io.pipstream.feed.replay.ReplayFixtures.BARS_HEADER;
import static io.pipstream.feed.replay.ReplayFixtures.file;
import static io.pipstream.feed.replay.ReplayFixtures.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.market.Quote;
import io.pipstream.feed.replay.ReplayItem.Bar;
import io.pipstream.platform.Randomness;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {

    static final int ALL = Integer.MAX_VALUE;
    static final Instant WEDNESDAY = Instant.parse("2025-01-15T12:00:00Z");

    @TempDir
    Path folder;

    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void barsComeAsTicksAlongTheirPaths() throws IOException {
        List<Quote> quotes = quotes("EURUSD_H4.csv", """
                time,open,high,low,close
                2025-01-15T12:00:00Z,1.1,1.2,1.0,1.15
                2025-01-15T16:00:00Z,1.15,1.16,1.05,1.06
                """, "?ticks=4");

        assertThat(quotes)
                .extracting(quote -> quote.bid().toPlainString())
                .containsExactly(
                        "1.10000", "1.00000", "1.20000", "1.15000", "1.15000", "1.16000", "1.05000", "1.06000");
        assertThat(quotes)
                .extracting(quote -> quote.time().toString().substring(11, 16))
                .containsExactly("12:00", "13:00", "14:00", "15:00", "16:00", "17:00", "18:00", "19:00");
        assertThat(quotes.get(0).ask()).isEqualTo("1.10008"); // the typical 0.8 pips
        assertThat(quotes.get(0).source()).isEqualTo("replay:test");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ISO in UTC         | 2025-01-15T12:00:00Z,1.1,1.2           | 2025-01-15T12:00:00Z
            ISO with an offset | 2025-01-15T12:00:00+02:00,1.1,1.2      | 2025-01-15T10:00:00Z
            ISO without one    | 2025-01-15T12:00:00.125,1.1,1.2        | 2025-01-15T12:00:00.125Z
            with a blank       | 2025-01-15 12:00,1.1,1.2               | 2025-01-15T12:00:00Z
            more columns       | 2025-01-15T12:00:00Z,1.1,1.2,7         | 2025-01-15T12:00:00Z
            HistData           | 20250715 120000003,1.100000,1.200000,0 | 2025-07-15T17:00:00.003Z
            """)
    void ticksOfEveryFormatAreUnderstood(String format, String line, Instant time) throws IOException {
        Quote quote = quotes("DAT_ASCII_EURUSD_T_201202.csv", line + "\n", "").get(0);

        assertThat(quote.time()).as(format).isEqualTo(time);
        assertThat(quote.bid()).isEqualTo("1.10000");
        assertThat(quote.ask()).isEqualTo("1.20000");
        assertThat(quote.instrument()).hasToString("EUR_USD");
    }

    @Test
    void minutesOfHistDataAreBarsOfTheBid() throws IOException {
        List<Quote> quotes = quotes("DAT_ASCII_USDJPY_M1_2012.csv", """
                20120201 000000;76.2;76.25;76.1;76.2;0
                20120201 000100;76.2;76.2;76.2;76.2;0
                """, "?ticks=6");

        assertThat(quotes).hasSize(12);
        assertThat(quotes.get(0).time()).isEqualTo("2012-02-01T05:00:00Z"); // five hours behind UTC all year
        assertThat(quotes.get(5).time()).isEqualTo("2012-02-01T05:00:50Z");
        assertThat(quotes.get(0).ask()).isEqualTo("76.209");
    }

    @Test
    void aHeaderTellsTicksWithVolumesFromBars() throws IOException {
        List<Quote> quotes =
                quotes("EURUSD.csv", "Time,Bid,Ask,BidVolume,AskVolume\n2025-01-15T12:00:00Z,1.1,1.2,3,4\n", "");

        assertThat(quotes)
                .singleElement()
                .satisfies(quote -> assertThat(quote.ask()).isEqualTo("1.20000"));
        assertThat(badLines()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF%s", "%s\r\n", "\n\n%s\n\n", "\r\n \r\n%s"})
    void byteOrderMarksBlankLinesAndForeignLineEndsDoNotMatter(String layout) throws IOException {
        String line = "2025-01-15T12:00:00Z,1.1,1.2";

        assertThat(quotes("EURUSD.csv", layout.formatted(line), "")).hasSize(1);
        assertThat(quotes("EURUSD.csv", layout.formatted("time,bid,ask\r\n\r\n" + line), ""))
                .hasSize(1);
    }

    @Test
    void aPackedFileIsUnpackedOnTheWay() throws IOException {
        Path packed = folder.resolve("EURUSD.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("2025-01-15T12:00:00Z,1.1,1.2\n".getBytes(StandardCharsets.UTF_8));
        }
        try (Replay replay = ReplayFixtures.open(packed, "", metrics)) {
            assertThat(take(replay, ALL)).hasSize(1);
        }
    }

    @Test
    void excessDigitsAreRoundedAgainstTheTrader() throws IOException {
        Quote quote = quotes("EURUSD.csv", "2025-01-15T12:00:00Z,1.100019,1.100021\n", "")
                .get(0);

        assertThat(quote.bid()).isEqualTo("1.10001");
        assertThat(quote.ask()).isEqualTo("1.10003");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            2025-01-15T12:00:01Z,1.2,1.1           | crossed
            2025-01-15T12:00:01Z,0,1.1             | not_a_price
            2025-01-15T12:00:01Z,-1.1,1.1          | not_a_price
            2025-01-15T12:00:01Z,0.000001,1.1      | not_a_price
            2025-01-15T12:00:01Z,1.1,1E+999999999  | not_a_price
            2025-01-15T12:00:01Z,1E-999999999,1.1  | not_a_price
            2025-01-15T12:00:01Z,1.1               | malformed
            2025-01-15T12:00:01Z,1.1,              | malformed
            2025-01-15T12:00:01Z,one,1.1           | malformed
            2025-01-15T12:00:01Z,"1.1,1.2          | malformed
            2025-02-30T12:00:01Z,1.1,1.2           | malformed
            yesterday,1.1,1.2                      | malformed
            2025-01-15T11:59:59Z,1.1,1.2           | out_of_order
            """)
    void aBadTickIsSkippedAndCounted(String line, String reason) throws IOException {
        String good = "2025-01-15T12:00:00Z,1.1,1.2\n";
        List<Quote> quotes = quotes("EURUSD.csv", good + line + "\n" + good.replace(":00Z", ":02Z"), "");

        assertThat(quotes).hasSize(2);
        assertThat(badLines()).isEqualTo(1);
        assertThat(metrics.get("pipstream.replay.bad.lines")
                        .tag("reason", reason)
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            2025-01-15T16:00:00Z,1.1,1.05,1.0,1.1 | inconsistent
            2025-01-15T16:00:00Z,1.1,1.2,1.15,1.2 | inconsistent
            2025-01-15T16:00:00Z,1.1,1.0,1.2,1.1  | inconsistent
            2025-01-15T16:00:00Z,1.1,1.2,0,1.1    | not_a_price
            2025-01-15T16:00:00Z,1.1,1.2,1.0      | malformed
            2025-01-15T12:00:00Z,1.1,1.2,1.0,1.1  | out_of_order
            """)
    void aBadBarIsSkippedAndCounted(String line, String reason) throws IOException {
        String good = "2025-01-15T12:00:00Z,1.1,1.2,1.0,1.1\n";
        List<Quote> quotes = quotes("EURUSD.csv", BARS_HEADER + good + line + "\n", "?ticks=4");

        assertThat(quotes).hasSize(4);
        assertThat(metrics.get("pipstream.replay.bad.lines")
                        .tag("reason", reason)
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aLineWithoutEndIsCutAndSkipped() throws IOException {
        String good = "2025-01-15T12:00:00Z,1.1,1.2\n";

        assertThat(quotes("EURUSD.csv", good + "x".repeat(1_000_000) + "\n" + good, ""))
                .hasSize(2);
        assertThat(badLines()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n\n", "hello\nworld\n", "time,open,high,low,close\n", "PK\u0003\u0004\u0000,,;;1,2,3"})
    void aFileWithoutALineThatCanBeUsedIsRefused(String text) throws IOException {
        Path file = file(folder, "EURUSD.csv", text);

        assertThatIOException()
                .isThrownBy(() -> ReplayFixtures.open(file, "", metrics))
                .withMessageStartingWith("it has no line of time,open,high,low,close");
    }

    @Test
    void aFileOfBadLinesAloneIsRefused() throws IOException {
        Path file = file(folder, "EURUSD.csv", "2025-01-15T12:00:00Z,1.2,1.1\n");

        assertThatIOException()
                .isThrownBy(() -> ReplayFixtures.open(file, "", metrics))
                .withMessage("it holds no price that can be used");
    }

    @Test
    void aMissingFileAndAFolderAreRefused() {
        Path missing = folder.resolve("EURUSD.csv");

        assertThatIOException()
                .isThrownBy(() -> ReplayFixtures.open(missing, "", metrics))
                .withMessage("there is no such file");
        assertThatIOException()
                .isThrownBy(() -> ReplayFixtures.open(folder, "?symbol=EURUSD", metrics))
                .withMessage("it is a folder");
    }

    /** Every bar's four prices come out, bar after bar, and the last quote is the last close. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noBarIsMissingOrMixed(long seed) throws IOException {
        RandomGenerator random = Randomness.seeded(seed);
        int ticks = random.nextInt(4, 15);
        List<Bar> bars = new ArrayList<>();
        StringBuilder csv = new StringBuilder(BARS_HEADER);
        Instant time = WEDNESDAY;
        for (int index = 0; index < 50; index++) {
            Bar bar = BarPathTest.anyBar(random);
            bars.add(bar);
            csv.append("%s,%s,%s,%s,%s\n".formatted(time, bar.open(), bar.high(), bar.low(), bar.close()));
            time = time.plus(Duration.ofHours(random.nextInt(1, 60)));
        }
        List<Quote> quotes = quotes("EURUSD.csv", csv.toString(), "?ticks=" + ticks);

        assertThat(quotes).hasSize(50 * ticks);
        assertThat(quotes).extracting(Quote::time).isSorted();
        for (int index = 0; index < 50; index++) {
            List<Quote> ofBar = quotes.subList(index * ticks, (index + 1) * ticks);
            assertThat(ofBar.get(0).bid()).isEqualTo(bars.get(index).open());
            assertThat(ofBar)
                    .extracting(Quote::bid)
                    .contains(bars.get(index).high(), bars.get(index).low());
            assertThat(ofBar.get(ticks - 1).bid()).isEqualTo(bars.get(index).close());
        }
    }

    @Test
    void aLoopStartsAnewAWholeNumberOfWeeksLater() throws IOException {
        Path file = file(folder, "EURUSD.csv", """
                2025-01-15T12:00:00Z,1.1,1.2
                2025-01-23T12:00:00Z,1.2,1.3
                """);
        try (Replay replay = ReplayFixtures.open(file, "?loop=true", metrics)) {
            List<Quote> quotes = take(replay, 6);

            // eight days need two weeks
            assertThat(quotes)
                    .extracting(quote -> quote.time().toString())
                    .containsExactly(
                            "2025-01-15T12:00:00Z", "2025-01-23T12:00:00Z",
                            "2025-01-29T12:00:00Z", "2025-02-06T12:00:00Z",
                            "2025-02-12T12:00:00Z", "2025-02-20T12:00:00Z");
            assertThat(quotes.get(4).time().atOffset(ZoneOffset.UTC).getDayOfWeek())
                    .isEqualTo(DayOfWeek.WEDNESDAY);
            assertThat(replay.passes()).isEqualTo(4); // it has moved on to the seventh quote
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    private List<Quote> quotes(String name, String text, String options) throws IOException {
        try (Replay replay = ReplayFixtures.open(file(folder, name, text), options, metrics)) {
            return take(replay, ALL);
        }
    }

    private double badLines() {
        return metrics.find("pipstream.replay.bad.lines").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
