package io.pipstream.feed.dukascopy;

import static io.pipstream.feed.dukascopy.Bi5Fixtures.SIZE_UNKNOWN;
import static io.pipstream.feed.dukascopy.Bi5Fixtures.hour;
import static io.pipstream.feed.dukascopy.Bi5Fixtures.packed;
import static io.pipstream.feed.dukascopy.Bi5Fixtures.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipstream.feed.replay.Tick;
import io.pipstream.platform.Randomness;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HourTicksTest {

    static final ArchiveHour EURO = hour("EURUSD", "2025-01-02T13:00:00Z");

    /** The example of the format's description; its bid is above its ask. */
    static final byte[] DOCUMENTED =
            HexFormat.ofDelimiter(" ").parseHex("00 1d b1 90 00 00 30 39 00 00 30 3a 3f 93 33 33 40 13 33 33");

    @Test
    void aRecordIsReadAsItStands() {
        TickRecords records = new TickRecords(DOCUMENTED);

        assertThat(records.size()).isEqualTo(1);
        assertThat(records.millis(0)).isEqualTo(1_946_000);
        assertThat(records.ask(0)).isEqualTo(12_345);
        assertThat(records.bid(0)).isEqualTo(12_346);
        assertThat(records.askVolume(0)).isEqualTo(1.15f);
        assertThat(records.bidVolume(0)).isEqualTo(2.3f);
    }

    @Test
    void ticksHaveTheirHoursTimeAndTheInstrumentsDigits() throws Bi5Exception {
        HourTicks ticks = decode(EURO, 0, 102_990, 102_995, 3_599_999, 103_000, 103_000);

        assertThat(ticks.size()).isEqualTo(2);
        assertThat(ticks.tick(0)).isEqualTo(tick("2025-01-02T13:00:00Z", "1.02990", "1.02995"));
        assertThat(ticks.tick(1)).isEqualTo(tick("2025-01-02T13:59:59.999Z", "1.03000", "1.03000"));
        assertThat(ticks.askVolume(1)).isEqualTo(1.5f);
        assertThat(ticks.bidVolume(1)).isEqualTo(2.25f);
        assertThat(ticks.flaws()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "USDJPY, 157123, 157126, 157.123, 157.126",
        "XAGUSD,  29581,  29601,  29.581,  29.601",
        "XAUUSD, 2657411, 2657891, 2657.41, 2657.90", // a digit less here: the bid down, the ask up
    })
    void yenAndMetalsAreCountedInThousandths(String symbol, long bid, long ask, String bidPrice, String askPrice)
            throws Bi5Exception {
        HourTicks ticks = decode(hour(symbol, "2025-01-02T13:00:00Z"), 5, bid, ask);

        assertThat(ticks.tick(0)).isEqualTo(tick("2025-01-02T13:00:00.005Z", bidPrice, askPrice));
    }

    @Test
    void anEmptyFileIsAnHourWithoutTicks() throws Bi5Exception {
        assertThat(HourTicks.decode(EURO, new byte[0]).size()).isZero();
        assertThat(decode(EURO).size()).isZero();
    }

    @Test
    void theSizeMayBeMissingFromTheHeader() throws Bi5Exception {
        long[] ticks = LongStream.range(0, 10_000)
                .flatMap(index -> LongStream.of(index, 100_000 + index, 100_001 + index))
                .toArray();

        HourTicks decoded = HourTicks.decode(EURO, packed(records(ticks), SIZE_UNKNOWN));

        assertThat(decoded.size()).isEqualTo(10_000);
        assertThat(decoded.bid(9_999)).isEqualTo(109_999);
    }

    @ParameterizedTest(name = "{3}: {0} {1} {2}")
    @CsvSource({
        "3600000,    102990, 102995, BEYOND_HOUR",
        "4294967295, 102990, 102995, BEYOND_HOUR",
        "999,        102990, 102995, OUT_OF_ORDER",
        "1500,       0,      102995, NOT_A_PRICE",
        "1500,       102990, 0,      NOT_A_PRICE",
        "1500,       102996, 102995, CROSSED",
        "1500,       4294967295, 102995, CROSSED", // the bid is unsigned
    })
    void aBadTickIsSkippedAndCounted(long millis, long bid, long ask, Bi5Flaw flaw) throws Bi5Exception {
        HourTicks ticks = decode(EURO, 1_000, 102_990, 102_995, millis, bid, ask, 2_000, 102_991, 102_996);

        assertThat(ticks.size()).isEqualTo(2);
        assertThat(ticks.millis(1)).isEqualTo(2_000);
        assertThat(ticks.flaws()).isEqualTo(Map.of(flaw, 1));
    }

    @Test
    void aPriceThatIsNothingInTheInstrumentsDigitsIsNone() throws Bi5Exception {
        // 0.009 dollars are no cent
        assertThat(decode(hour("XAUUSD", "2025-01-02T13:00:00Z"), 0, 9, 2_657_891)
                        .flaws())
                .isEqualTo(Map.of(Bi5Flaw.NOT_A_PRICE, 1));
    }

    @Test
    void aFileCutAnywhereIsRefusedAsTruncated() {
        byte[] whole = packed(records(LongStream.range(0, 900)
                .map(index -> index % 3 == 0 ? index : 100_000 + index * index % 97)
                .toArray()));
        for (int length = 1; length < whole.length; length++) {
            refused(Arrays.copyOf(whole, length), Bi5Flaw.TRUNCATED);
        }
    }

    @Test
    void aCutFileOfUnknownSizeIsRefusedToo() {
        byte[] whole = packed(records(1, 100_000, 100_001, 2, 100_000, 100_001), SIZE_UNKNOWN);

        refused(Arrays.copyOf(whole, whole.length - 6), Bi5Flaw.TRUNCATED);
    }

    @Test
    void aFileThatIsNotLzmaIsRefused() {
        byte[] page = "<html><body>Service unavailable</body></html>".getBytes(StandardCharsets.UTF_8);
        refused(page, Bi5Flaw.TOO_LARGE); // its letters are a header that asks for too much
        byte[] properties = packed(records(1, 100_000, 100_001));
        properties[0] = (byte) 0xFF;
        refused(properties, Bi5Flaw.CORRUPT);
    }

    @Test
    void aFileThatIsNoWholeNumberOfTicksIsRefused() {
        refused(packed(new byte[24]), Bi5Flaw.UNEVEN); // a candle of the archive has 24 bytes
        refused(packed(new byte[19]), Bi5Flaw.UNEVEN);
    }

    @Test
    void aBombIsRefusedWhateverItsHeaderSays() {
        int tooMany = (HourTicks.MOST + 1) * TickRecords.LENGTH;
        byte[] zeros = new byte[tooMany];

        refused(packed(zeros), Bi5Flaw.TOO_LARGE);
        refused(packed(zeros, SIZE_UNKNOWN), Bi5Flaw.TOO_LARGE);
        refused(new byte[HourTicks.MOST_PACKED_BYTES + 1], Bi5Flaw.TOO_LARGE);
        byte[] greedy = packed(records(1, 100_000, 100_001));
        greedy[4] = 0x7F; // a dictionary of 2 GB
        refused(greedy, Bi5Flaw.TOO_LARGE);
        byte[] negative = packed(records(1, 100_000, 100_001));
        negative[12] = (byte) 0x80; // a size below zero that is not "unknown"
        refused(negative, Bi5Flaw.TOO_LARGE);
    }

    @Test
    void asManyTicksAsThereMayBeAreTaken() throws Bi5Exception {
        byte[] zeros = new byte[HourTicks.MOST * TickRecords.LENGTH];

        assertThat(HourTicks.decode(EURO, packed(zeros)).flaws())
                .isEqualTo(Map.of(Bi5Flaw.NOT_A_PRICE, HourTicks.MOST));
    }

    /** Whatever stands in a file: it is decoded or refused, and what comes out are prices in order. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noBytesBreakTheDecoder(long seed) {
        RandomGenerator random = Randomness.seeded(seed);
        byte[] file = packed(records(LongStream.range(0, 300)
                .map(index -> index % 3 == 0 ? index : 100_000 + random.nextInt(100))
                .toArray()));
        for (int change = random.nextInt(1, 6); change > 0; change--) {
            file[random.nextInt(file.length)] = (byte) random.nextInt();
        }
        try {
            HourTicks ticks = HourTicks.decode(EURO, file);
            for (int index = 0; index < ticks.size(); index++) {
                assertThat(ticks.millis(index)).isBetween(index == 0 ? 0 : ticks.millis(index - 1), 3_599_999);
                assertThat(ticks.bid(index)).isBetween(1L, ticks.ask(index));
            }
        } catch (Bi5Exception refused) {
            assertThat(refused.flaw()).isIn(Bi5Flaw.TRUNCATED, Bi5Flaw.CORRUPT, Bi5Flaw.UNEVEN, Bi5Flaw.TOO_LARGE);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static HourTicks decode(ArchiveHour hour, long... ticks) throws Bi5Exception {
        return HourTicks.decode(hour, packed(records(ticks)));
    }

    private static Tick tick(String time, String bid, String ask) {
        return new Tick(Instant.parse(time), new BigDecimal(bid), new BigDecimal(ask));
    }

    private static void refused(byte[] file, Bi5Flaw flaw) {
        assertThatExceptionOfType(Bi5Exception.class)
                .isThrownBy(() -> HourTicks.decode(EURO, file))
                .satisfies(refused -> assertThat(refused.flaw()).isEqualTo(flaw));
    }
}
