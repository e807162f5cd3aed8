package io.pipstream.domain.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.money.Amounts;
import io.pipstream.domain.money.Currency;
import io.pipstream.pricing.InstrumentFile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every instrument with an account in every currency, against sums with fifty digits over ways found by trying all. */
class CalculatorsPropertyTest {

    static final MathContext FIFTY = new MathContext(50);
    static final BigDecimal ONE = BigDecimal.ONE;

    static LongStream seeds() {
        return LongStream.range(0, 5);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void areRightForEveryInstrumentAndAccount(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FixedMarket market = randomMarket(random);
        Conversions conversions = new Conversions(market.instruments());
        for (Instrument instrument : market.instruments().all()) {
            for (Currency account : currencies(market.instruments())) {
                Conversion quote = conversions
                        .between(instrument.quoteCurrency(), account, market)
                        .conversion()
                        .orElseThrow();
                Conversion base = conversions
                        .between(instrument.base(), account, market)
                        .conversion()
                        .orElseThrow();
                BigDecimal quoteRate = oracle(instrument.quoteCurrency(), account, market);
                BigDecimal baseRate = oracle(instrument.base(), account, market);
                long units = random.nextLong(1, instrument.terms().maxUnits());
                String scene = "%s for %s, %d units".formatted(instrument, account, units);

                assertClose(scene, quote.rate(), quoteRate);
                assertClose(scene, base.rate(), baseRate);
                assertClose(
                        scene,
                        Pips.value(instrument, units, quote),
                        instrument
                                .terms()
                                .pip()
                                .multiply(BigDecimal.valueOf(units))
                                .multiply(quoteRate));
                BigDecimal marginRate = BigDecimal.valueOf(random.nextInt(1, 50), 2);
                BigDecimal margin = BigDecimal.valueOf(units).multiply(baseRate).multiply(marginRate);
                assertThat(Margin.of(instrument, units, marginRate, base)
                                .subtract(margin)
                                .abs())
                        .as(scene)
                        .isLessThanOrEqualTo(new BigDecimal("0.00005").add(margin.movePointLeft(15)));

                BigDecimal amount = BigDecimal.valueOf(random.nextLong(100_000_000), 4);
                BigDecimal distance = Pips.distance(instrument, BigDecimal.valueOf(random.nextInt(1, 5_000), 1));
                assertMost(
                        scene,
                        instrument,
                        PositionSize.forRisk(instrument, amount, distance, quote),
                        amount,
                        distance.multiply(quoteRate));
                long most = PositionSize.forMargin(instrument, amount, marginRate, base);
                assertMost(scene, instrument, most, amount, baseRate.multiply(marginRate));
                assertThat(Margin.of(instrument, most, marginRate, base))
                        .as(scene)
                        .isLessThanOrEqualTo(Amounts.round(amount));
            }
        }
    }

    /** The size costs no more than the amount, and one more would, or is more than the instrument allows. */
    private static void assertMost(
            String scene, Instrument instrument, long size, BigDecimal amount, BigDecimal costOfOne) {
        BigDecimal hair = ONE.add(new BigDecimal("1E-40"));
        assertThat(BigDecimal.valueOf(size).multiply(costOfOne)).as(scene).isLessThanOrEqualTo(amount.multiply(hair));
        if (size < instrument.terms().maxUnits()) {
            assertThat(BigDecimal.valueOf(size + 1).multiply(costOfOne).multiply(hair))
                    .as(scene)
                    .isGreaterThan(amount);
        }
    }

    private static void assertClose(String scene, BigDecimal actual, BigDecimal exact) {
        assertThat(actual.subtract(exact).abs())
                .as(scene + ": " + actual + " and " + exact)
                .isLessThanOrEqualTo(exact.movePointLeft(15));
    }

    private static FixedMarket randomMarket(SplittableRandom random) {
        FixedMarket market = new FixedMarket(InstrumentFile.read());
        for (Instrument instrument : market.instruments().all()) {
            int digits = instrument.terms().priceDigits();
            BigDecimal bid = BigDecimal.valueOf(random.nextLong(10_000, 10_000_000), digits);
            BigDecimal ask = bid.add(BigDecimal.valueOf(random.nextLong(1, 100), digits));
            market.put(new Quote(instrument, bid, ask, FixedMarket.TIME, "test"));
        }
        return market;
    }

    private static Set<Currency> currencies(Instruments instruments) {
        Set<Currency> all = new TreeSet<>((one, other) -> one.code().compareTo(other.code()));
        instruments.all().forEach(instrument -> {
            all.add(instrument.base());
            all.add(instrument.quoteCurrency());
        });
        return all;
    }

    /** Tries all ways of no, one, two and three legs, in the order of the instruments, and takes the first that arrives. */
    private static BigDecimal oracle(Currency from, Currency to, Market market) {
        for (int legs = 0; legs <= 3; legs++) {
            Optional<List<BigDecimal>> factors = way(from, to, legs, market);
            if (factors.isPresent()) {
                return factors.get().stream().reduce(ONE, (one, other) -> one.multiply(other, FIFTY));
            }
        }
        throw new AssertionError("No way from " + from + " to " + to);
    }

    private static Optional<List<BigDecimal>> way(Currency from, Currency to, int legs, Market market) {
        if (legs == 0) {
            return from.equals(to) ? Optional.of(new ArrayList<>()) : Optional.empty();
        }
        for (Instrument instrument : market.instruments().all()) {
            boolean direct = instrument.base().equals(from);
            if (!direct && !instrument.quoteCurrency().equals(from)) {
                continue;
            }
            Quote quote = market.quote(instrument).orElseThrow().quote();
            BigDecimal mid = quote.bid().add(quote.ask()).divide(BigDecimal.valueOf(2), 20, RoundingMode.UNNECESSARY);
            Currency next = direct ? instrument.quoteCurrency() : instrument.base();
            Optional<List<BigDecimal>> rest = way(next, to, legs - 1, market);
            if (rest.isPresent()) {
                rest.get().add(0, direct ? mid : ONE.divide(mid, FIFTY));
                return rest;
            }
        }
        return Optional.empty();
    }
}
