package io.pipstream.feed.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.Randomness;
import io.pipstream.pricing.InstrumentFile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedMarketTest {

    static final Instant MIDNIGHT = Instant.parse("2025-01-15T00:00:00Z");
    static final Instruments INSTRUMENTS = InstrumentFile.read();
    static final List<SimulatedCurrency> CURRENCIES = SimulatedCurrencyFile.read();
    static final int AN_HOUR = 3_600;
    static final int A_DAY = 24 * AN_HOUR;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theSameSeedGivesTheSameQuotes(long seed) {
        assertThat(quotes(market(seed, 5), 100)).isEqualTo(quotes(market(seed, 5), 100));
        assertThat(quotes(market(seed, 5), 100)).isNotEqualTo(quotes(market(seed + 1, 5), 100));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyInstrumentIsQuotedInEveryStepAndNeverCrossed(long seed) {
        SimulatedMarket market = market(seed, 1);
        for (int step = 0; step < 500; step++) {
            List<Quote> quotes = market.next();
            assertThat(quotes).extracting(Quote::instrument).isEqualTo(INSTRUMENTS.all());
            for (Quote quote : quotes) {
                assertThat(quote.bid()).isPositive().isLessThan(quote.ask());
            }
        }
    }

    /** Nobody can buy a cross and sell its legs at a profit, nor the other way round; jumps make no difference. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aCrossAgreesWithItsLegs(long seed) {
        SimulatedMarket market = market(seed, 1);
        for (int step = 0; step < 1_000; step++) {
            List<Quote> quotes = market.next();
            for (String[] legs : new String[][] {
                {"EURGBP", "EURUSD", "GBPUSD"}, {"AUDNZD", "AUDUSD", "NZDUSD"}, {"EURAUD", "EURUSD", "AUDUSD"}
            }) {
                Quote cross = of(legs[0], quotes);
                Quote base = of(legs[1], quotes);
                Quote quote = of(legs[2], quotes);
                assertThat(cross.bid()).isLessThanOrEqualTo(ratio(base.ask(), quote.bid()));
                assertThat(cross.ask()).isGreaterThanOrEqualTo(ratio(base.bid(), quote.ask()));
                assertThat(ratio(middle(base), middle(quote))).isBetween(cross.bid(), cross.ask());
            }
            assertThat(middle(of("EURUSD", quotes)).multiply(middle(of("USDJPY", quotes))))
                    .isBetween(of("EURJPY", quotes).bid(), of("EURJPY", quotes).ask());
            assertThat(ratio(middle(of("USDJPY", quotes)), middle(of("USDCAD", quotes))))
                    .isBetween(of("CADJPY", quotes).bid(), of("CADJPY", quotes).ask());
        }
    }

    @ParameterizedTest(name = "{0} a second")
    @ValueSource(ints = {1, 3, 5, 200, 1_000})
    void theRateIsHonoured(int rate) {
        SimulatedMarket market = market(1, rate);
        Instant previous = MIDNIGHT.minusSeconds(1);
        for (int step = 0; step < 10 * rate; step++) {
            Instant announced = market.nextTime();
            Instant time = market.next().get(0).time();
            assertThat(time).isEqualTo(announced).isAfter(previous).isBefore(MIDNIGHT.plusSeconds(10));
            previous = time;
        }
        assertThat(market.nextTime()).isEqualTo(MIDNIGHT.plusSeconds(10));
    }

    @Test
    void itGoesOnLaterFromWhereThePricesAre() {
        SimulatedMarket market = market(1, 5);
        Quote before = market.next().get(0);
        market.resumeAt(MIDNIGHT.plus(Duration.ofDays(3)));
        Quote after = market.next().get(0);

        assertThat(after.time()).isEqualTo(MIDNIGHT.plus(Duration.ofDays(3)));
        assertThat(after.bid().subtract(before.bid()).abs()).isLessThan(new BigDecimal("0.0050"));
    }

    @Test
    void aDayMovesByWhatTheMarketMovesOnADay() {
        List<Double> returns = new ArrayList<>();
        for (long seed = 0; seed < 40; seed++) {
            List<Double> prices = minutes(seed, 2);
            returns.add(StrictMath.log(prices.get(prices.size() - 1) / prices.get(0)) / StrictMath.sqrt(2));
        }
        assertThat(deviation(returns)).isBetween(0.003, 0.012);
    }

    @Test
    void theOverlapIsLoudestAndTheNightIsQuiet() {
        List<List<Double>> returnsByHour = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            returnsByHour.add(new ArrayList<>());
        }
        for (long seed = 0; seed < 12; seed++) {
            List<Double> prices = minutes(seed, 1);
            for (int minute = 1; minute < prices.size(); minute++) {
                returnsByHour.get(minute / 60).add(StrictMath.log(prices.get(minute) / prices.get(minute - 1)));
            }
        }
        double asia = deviation(returnsByHour.get(3));
        double london = deviation(returnsByHour.get(8));
        double overlap = deviation(returnsByHour.get(14));
        double night = deviation(returnsByHour.get(22));

        assertThat(overlap).isGreaterThan(1.05 * london);
        assertThat(london).isGreaterThan(1.5 * asia);
        assertThat(overlap).isGreaterThan(2.5 * night);
    }

    @Test
    void itsMovesHaveHeavyTails() {
        List<Double> prices = minutes(7, 20);
        List<Double> returns = new ArrayList<>();
        for (int minute = 1; minute < prices.size(); minute++) {
            returns.add(StrictMath.log(prices.get(minute) / prices.get(minute - 1)));
        }
        double deviation = deviation(returns);
        double fourth = returns.stream()
                .mapToDouble(move -> StrictMath.pow(move / deviation, 4))
                .average()
                .orElseThrow();
        assertThat(fourth).isGreaterThan(5); // 3 for a normal distribution
    }

    @Test
    void theSpreadWidensWhenItJumpsAndThenCalmsDown() {
        SimulatedMarket market = euro(3);
        List<Quote> quotes = new ArrayList<>();
        for (int step = 0; step < A_DAY; step++) {
            quotes.add(market.next().get(0));
        }
        int jump = widestAt(quotes);
        BigDecimal before = quotes.get(jump - 1).spreadPips();
        BigDecimal at = quotes.get(jump).spreadPips();
        BigDecimal moved = middle(quotes.get(jump)).subtract(middle(quotes.get(jump - 1)));

        assertThat(at).isGreaterThan(before.multiply(BigDecimal.valueOf(2)));
        assertThat(moved.abs()).isGreaterThan(new BigDecimal("0.0002"));
        assertThat(quotes.get(jump + 20).spreadPips()).isLessThan(at); // its half-life is 20 s
        assertThat(quotes.get(jump + 300).spreadPips()).isLessThan(at.divide(BigDecimal.valueOf(2)));
    }

    @Test
    void theCalmSpreadIsTheTypicalOne() {
        SimulatedMarket market = euro(5);
        List<Double> spreads = new ArrayList<>();
        for (int step = 0; step < A_DAY; step++) {
            spreads.add(market.next().get(0).spreadPips().doubleValue());
        }
        double median = spreads.stream().sorted().skip(A_DAY / 2).findFirst().orElseThrow();
        assertThat(median).isBetween(0.7, 1.2); // typical: 0.8
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void itDoesNotWanderOffOverMonths(long seed) {
        CurrencyWalk walk = new CurrencyWalk(CURRENCIES.get(0), null, 60);
        RandomGenerator random = Randomness.seeded(seed);
        double most = 0;
        for (int minute = 0; minute < 90 * 1_440; minute++) {
            walk.step(MIDNIGHT.plusSeconds(60L * minute), random);
            most = StrictMath.max(most, StrictMath.abs(walk.logValue() - StrictMath.log(1.1740)));
        }
        assertThat(most).isBetween(0.01, 0.10);
    }

    @Test
    void everyInstrumentStartsNearItsLevel() {
        List<Quote> quotes = market(1, 5).next();

        assertThat(of("EURUSD", quotes).bid()).isBetween(new BigDecimal("1.17"), new BigDecimal("1.18"));
        assertThat(of("GBPJPY", quotes).bid()).isBetween(new BigDecimal("198"), new BigDecimal("199.5"));
        assertThat(of("USDTRY", quotes).bid()).isBetween(new BigDecimal("41"), new BigDecimal("42"));
        assertThat(of("XAUUSD", quotes).bid()).isBetween(new BigDecimal("3880"), new BigDecimal("3890"));
    }

    @Test
    void theKroneStaysWithTheEuro() {
        SimulatedMarket market = market(2, 1);
        List<Double> eurDkk = new ArrayList<>();
        for (int step = 0; step < AN_HOUR * 4; step++) {
            List<Quote> quotes = market.next();
            eurDkk.add(middle(of("EURUSD", quotes))
                    .multiply(middle(of("USDDKK", quotes)))
                    .doubleValue());
        }
        double most = eurDkk.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double least = eurDkk.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        assertThat(most / least - 1).isLessThan(0.002);
    }

    @Test
    void aCurrencyThatItDoesNotKnowIsReported() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimulatedMarket(
                        "simulated", CURRENCIES.subList(0, 1), INSTRUMENTS.all(), Randomness.seeded(1), MIDNIGHT, 5))
                .withMessage("The simulated market has no JPY");
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    private static SimulatedMarket market(long seed, int rate) {
        return new SimulatedMarket("simulated", CURRENCIES, INSTRUMENTS.all(), Randomness.seeded(seed), MIDNIGHT, rate);
    }

    private static List<Quote> quotes(SimulatedMarket market, int steps) {
        List<Quote> quotes = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            quotes.addAll(market.next());
        }
        return quotes;
    }

    /** The euro alone, for what needs many days of it. */
    private static SimulatedMarket euro(long seed) {
        return new SimulatedMarket(
                "simulated",
                CURRENCIES.subList(0, 1),
                List.of(instrument("EURUSD")),
                Randomness.seeded(seed),
                MIDNIGHT,
                1);
    }

    /** The euro's middle price of every minute, over so many days. */
    private static List<Double> minutes(long seed, int days) {
        SimulatedMarket market = euro(seed);
        List<Double> minutes = new ArrayList<>();
        for (int second = 0; second < days * A_DAY; second++) {
            Quote quote = market.next().get(0);
            if (second % 60 == 0) {
                minutes.add(middle(quote).doubleValue());
            }
        }
        return minutes;
    }

    private static Instrument instrument(String symbol) {
        return INSTRUMENTS.find(symbol).orElseThrow();
    }

    private static int widestAt(List<Quote> quotes) {
        int widest = 1;
        for (int index = 1; index < quotes.size() - 300; index++) {
            BigDecimal spread = quotes.get(index).spreadPips();
            widest = spread.compareTo(quotes.get(widest).spreadPips()) > 0 ? index : widest;
        }
        return widest;
    }

    private static Quote of(String symbol, List<Quote> quotes) {
        return quotes.get(INSTRUMENTS.indexOf(instrument(symbol)));
    }

    private static BigDecimal middle(Quote quote) {
        return quote.bid().add(quote.ask()).divide(BigDecimal.valueOf(2));
    }

    private static BigDecimal ratio(BigDecimal numerator, BigDecimal denominator) {
        return numerator.divide(denominator, MathContext.DECIMAL64);
    }

    private static double deviation(List<Double> moves) {
        return StrictMath.sqrt(
                moves.stream().mapToDouble(move -> move * move).average().orElseThrow());
    }
}
