package io.pipstream.domain.market;

import static io.pipstream.domain.market.CandleInterval.FIVE_MINUTES;
import static io.pipstream.domain.market.CandleInterval.ONE_HOUR;
import static io.pipstream.domain.market.CandleInterval.ONE_MINUTE;
import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CandleTest {

    static final Instant NOON = Instant.parse("2025-01-15T12:00:00Z");

    @Test
    void oneQuoteIsAllFourPrices() {
        Candle candle = Candle.of(ONE_MINUTE, quote(5, "1.10000", "1.10012"));

        assertThat(candle.slot()).isEqualTo(new CandleSlot(EUR_USD, "test", ONE_MINUTE, NOON));
        assertThat(candle.bid()).isEqualTo(ohlc("1.10000", "1.10000", "1.10000", "1.10000"));
        assertThat(candle.ask()).isEqualTo(ohlc("1.10012", "1.10012", "1.10012", "1.10012"));
        assertThat(candle.ticks()).isEqualTo(1);
    }

    @Test
    void eachSideHasItsOwnExtremes() {
        Candle candle = Candle.of(ONE_MINUTE, quote(1, "1.10000", "1.10012"))
                .with(quote(2, "1.10030", "1.10032"))
                .with(quote(3, "1.09990", "1.10040"))
                .with(quote(4, "1.10010", "1.10020"));

        assertThat(candle.bid()).isEqualTo(ohlc("1.10000", "1.10030", "1.09990", "1.10010"));
        assertThat(candle.ask()).isEqualTo(ohlc("1.10012", "1.10040", "1.10012", "1.10020"));
        assertThat(candle.ticks()).isEqualTo(4);
        assertThat(candle.opened()).isEqualTo(NOON.plusSeconds(1));
        assertThat(candle.closed()).isEqualTo(NOON.plusSeconds(4));
    }

    @Test
    void aQuoteThatComesLateIsPutWhereItsTimeIs() {
        Candle candle = Candle.of(ONE_MINUTE, quote(20, "1.2", "1.3"))
                .with(quote(10, "1.1", "1.3"))
                .with(quote(15, "1.4", "1.5"));

        assertThat(candle.bid()).isEqualTo(ohlc("1.10000", "1.40000", "1.10000", "1.20000"));
    }

    @Test
    void theMiddleIsRoundedToTheEvenDigit() {
        Candle candle = Candle.of(ONE_MINUTE, quote(1, "1.10000", "1.10001")).with(quote(2, "1.10001", "1.10002"));

        // 1.100005 and 1.100015
        assertThat(candle.mid()).isEqualTo(ohlc("1.10000", "1.10002", "1.10000", "1.10002"));
    }

    @Test
    void aQuoteOfAnotherSlotIsRefused() {
        Candle candle = Candle.of(ONE_MINUTE, quote(1, "1.1", "1.2"));
        BigDecimal price = new BigDecimal("1.1");

        for (Quote other : List.of(
                quote(60, "1.1", "1.2"),
                quote(-1, "1.1", "1.2"),
                new Quote(USD_JPY, price, price, NOON, "test"),
                new Quote(EUR_USD, price, price, NOON, "other"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> candle.with(other));
            assertThatIllegalArgumentException().isThrownBy(() -> candle.join(Candle.of(ONE_MINUTE, other)));
        }
    }

    @Test
    void minutesJoinToLongerCandles() {
        Candle first = Candle.of(ONE_MINUTE, quote(1, "1.1", "1.2")).with(quote(50, "1.5", "1.6"));
        Candle second = Candle.of(ONE_MINUTE, quote(61, "1.0", "1.2")).with(quote(70, "1.3", "1.4"));

        Candle joined = first.within(FIVE_MINUTES).join(second.within(FIVE_MINUTES));

        assertThat(joined.slot().start()).isEqualTo(NOON);
        assertThat(joined.bid()).isEqualTo(ohlc("1.10000", "1.50000", "1.00000", "1.30000"));
        assertThat(joined.ticks()).isEqualTo(4);
        assertThat(second.within(FIVE_MINUTES).join(first.within(FIVE_MINUTES))).isEqualTo(joined);
    }

    @Test
    void whatCannotBeIsRefused() {
        CandleSlot slot = new CandleSlot(EUR_USD, "test", ONE_MINUTE, NOON);
        Ohlc prices = ohlc("1", "1", "1", "1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CandleSlot(EUR_USD, "test", ONE_MINUTE, NOON.plusSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Candle(slot, prices, prices, NOON, NOON, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Candle(slot, prices, prices, NOON.plusSeconds(1), NOON, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Candle(slot, prices, prices, NOON.minusSeconds(1), NOON, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ohlc("3", "2", "1", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> ohlc("1", "2", "1", "3"));
        assertThatIllegalArgumentException().isThrownBy(() -> ohlc("1", "2", "1.5", "2"));
        assertThatIllegalArgumentException().isThrownBy(() -> ohlc("2", "2", "1.5", "1"));
    }

    /** However quotes are ordered, split and joined, the candle is the same, and that of a plain count. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neitherOrderNorGroupingMatters(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        List<Quote> quotes = new ArrayList<>();
        int second = 0;
        for (int index = 0; index < 30; index++) {
            second += random.nextInt(1, 100); // at most 2,970 seconds: all in one hour
            long bid = random.nextLong(100_000, 100_100);
            quotes.add(new Quote(
                    EUR_USD,
                    BigDecimal.valueOf(bid, 5),
                    BigDecimal.valueOf(bid + random.nextInt(0, 20), 5),
                    NOON.plusSeconds(second),
                    "test"));
        }
        Candle plain = quotes.stream().skip(1).reduce(Candle.of(ONE_HOUR, quotes.get(0)), Candle::with, Candle::join);

        assertThat(plain.bid().open()).isEqualTo(quotes.get(0).bid());
        assertThat(plain.bid().close()).isEqualTo(quotes.get(29).bid());
        assertThat(plain.bid().high())
                .isEqualTo(quotes.stream()
                        .map(Quote::bid)
                        .max(BigDecimal::compareTo)
                        .orElseThrow());
        assertThat(plain.ask().low())
                .isEqualTo(quotes.stream()
                        .map(Quote::ask)
                        .min(BigDecimal::compareTo)
                        .orElseThrow());

        Collections.shuffle(quotes, new Random(seed));
        List<Candle> parts = new ArrayList<>(
                quotes.stream().map(quote -> Candle.of(ONE_HOUR, quote)).toList());
        while (parts.size() > 1) {
            int at = random.nextInt(parts.size() - 1);
            parts.set(at, parts.get(at).join(parts.remove(at + 1)));
        }
        assertThat(parts).containsExactly(plain);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static Quote quote(int second, String bid, String ask) {
        return new Quote(EUR_USD, new BigDecimal(bid), new BigDecimal(ask), NOON.plusSeconds(second), "test");
    }

    private static Ohlc ohlc(String open, String high, String low, String close) {
        return new Ohlc(new BigDecimal(open), new BigDecimal(high), new BigDecimal(low), new BigDecimal(close));
    }
}
