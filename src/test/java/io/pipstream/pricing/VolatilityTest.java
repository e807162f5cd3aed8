package io.pipstream.pricing;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.FakeNanoClock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VolatilityTest {

    static final Duration SECOND = Duration.ofSeconds(1);

    final FakeNanoClock clock = new FakeNanoClock();
    final Volatility volatility = new Volatility(InstrumentFixtures.someInstruments(), clock);

    void quote(Instrument instrument, String bid, String source) {
        BigDecimal price = new BigDecimal(bid);
        BigDecimal point = BigDecimal.ONE.movePointLeft(instrument.terms().priceDigits());
        volatility.quoted(new Quote(instrument, price, price.add(point), Instant.EPOCH, source));
    }

    /** Up and down by as much each time, so often. */
    void swing(Instrument instrument, String low, String high, Duration every, int looks) {
        for (int look = 0; look < looks; look++) {
            clock.advance(every);
            quote(instrument, look % 2 == 0 ? high : low, "test");
        }
    }

    @ParameterizedTest(name = "{0} between {1} and {2} every {3} s moves by {4} pips in one")
    @CsvSource({
        "EURUSD, 1.10000, 1.10030, 1, 3.000", // 0.0003 / 0.0001 = 3
        "USDJPY, 150.000, 150.050, 1, 5.000", // 0.05 / 0.01 = 5
        "EURUSD, 1.10000, 1.10060, 4, 3.000", // 6 pips in 4 s: 36 / 4 = 9 a second, its root is 3
        "EURUSD, 1.10000, 1.10000, 1, 0.000",
    })
    void aMoveIsMeasuredInPipsOfOneSecond(String symbol, String low, String high, int seconds, BigDecimal pips) {
        Instrument instrument =
                InstrumentFixtures.someInstruments().find(symbol).orElseThrow();
        quote(instrument, low, "test");
        swing(instrument, low, high, Duration.ofSeconds(seconds), 20);

        assertThat(volatility.of(instrument)).isEqualByComparingTo(pips);
    }

    @Test
    void itIsZeroUntilItIsKnown() {
        assertThat(volatility.of(EUR_USD)).isZero();
        quote(EUR_USD, "1.1", "test");
        swing(EUR_USD, "1.10000", "1.10030", SECOND, Volatility.LOOKS_NEEDED - 1);
        assertThat(volatility.of(EUR_USD)).isZero();

        swing(EUR_USD, "1.10030", "1.10000", SECOND, 1);
        assertThat(volatility.of(EUR_USD)).isPositive();
        assertThat(volatility.of(USD_JPY)).isZero();
    }

    /** A bid that jumps between two quotes of one moment is no move of a second. */
    @Test
    void whatComesWithinASecondIsNotLookedAt() {
        quote(EUR_USD, "1.1", "test");
        for (int second = 0; second < 20; second++) {
            clock.advance(SECOND.minusNanos(1));
            quote(EUR_USD, "1.5", "test");
            clock.advance(Duration.ofNanos(1));
            quote(EUR_USD, "1.1", "test");
        }

        assertThat(volatility.of(EUR_USD)).isZero();
    }

    @Test
    void anotherSourcesPriceIsNoMove() {
        quote(EUR_USD, "1.1", "one");
        for (int second = 0; second < 40; second++) {
            clock.advance(SECOND);
            quote(EUR_USD, second % 4 < 2 ? "1.1" : "1.7", second % 4 < 2 ? "one" : "other");
        }

        assertThat(volatility.of(EUR_USD)).isZero();
    }

    /** 100 pips against 3: counted as 6 x 3 = 18, with a weight of 1 - exp(-1/300) = 0.0033 beside 20 looks at 3 pips. */
    @Test
    void oneWildMoveCountsForLittle() {
        quote(EUR_USD, "1.10000", "test");
        swing(EUR_USD, "1.10000", "1.10030", SECOND, 20);
        clock.advance(SECOND);
        quote(EUR_USD, "1.11000", "test");

        // about (20 x 9 + 324) / 21 = 24, its root is 4.9
        assertThat(volatility.of(EUR_USD)).isBetween(new BigDecimal("4.8"), new BigDecimal("5.0"));
    }

    @Test
    void itHasAnUpperBound() {
        quote(EUR_USD, "1", "test");
        swing(EUR_USD, "1", "900", SECOND, 12);

        assertThat(volatility.of(EUR_USD)).isEqualTo(Volatility.HIGHEST);
    }

    /** A random walk of 2 pips a second, looked at when quotes happen to come. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRandomWalkIsMeasuredWhateverTheTimesOfItsQuotes(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        double pips = 11_000;
        for (int index = 0; index < 6_000; index++) {
            double seconds = random.nextDouble(0.05, 1.5);
            clock.advance(Duration.ofNanos((long) (seconds * 1e9)));
            pips += random.nextGaussian() * 2 * Math.sqrt(seconds);
            quote(
                    EUR_USD,
                    BigDecimal.valueOf(pips)
                            .movePointLeft(4)
                            .setScale(5, RoundingMode.HALF_EVEN)
                            .toString(),
                    "test");
        }

        // some 450 looks count: their standard deviation is known to 1 / sqrt(2 x 450) = 3 %; six of those
        assertThat(volatility.of(EUR_USD).doubleValue()).isBetween(2 * 0.82, 2 * 1.18);
    }

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }
}
