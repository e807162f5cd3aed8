package io.pipstream.domain.engine;

import static io.pipstream.domain.market.InstrumentFixtures.someInstruments;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Beside the index everything is kept in one set, and each quote compared with each of them. */
class TriggerIndexPropertyTest {

    static final List<AccountId> ACCOUNTS = List.of(new AccountId("ann"), new AccountId("bob"), new AccountId("Cy"));
    static final List<Instrument> INSTRUMENTS = someInstruments().all();

    /** By fewest levels that are equal by chance: few prices, some, many. */
    static final List<Integer> PRICES = List.of(8, 100, 100_000);

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theIndexFindsWhatALinearScanFinds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int prices = PRICES.get((int) (seed % PRICES.size()));
        TriggerIndex index = new TriggerIndex(someInstruments());
        Set<Threshold> all = new LinkedHashSet<>();
        for (int step = 0; step < 600; step++) {
            int kind = random.nextInt(10);
            if (kind < 5) {
                Threshold put = random.nextInt(8) == 0 && !all.isEmpty() ? anyOf(all, random) : any(random, prices);
                index.put(put);
                all.add(put);
            } else if (kind < 8) {
                Threshold removed = random.nextInt(3) == 0 || all.isEmpty() ? any(random, prices) : anyOf(all, random);
                assertThat(index.remove(removed)).isEqualTo(all.remove(removed));
            } else {
                Quote quote = anyQuote(random, prices);
                List<Threshold> expected = scan(all, quote);
                assertThat(index.touchedBy(quote)).isEqualTo(expected);
                expected.forEach(all::remove);
            }
            assertThat(index.size()).isEqualTo(all.size());
        }
    }

    static List<Threshold> scan(Set<Threshold> all, Quote quote) {
        return all.stream()
                .filter(threshold -> isReached(threshold, quote))
                .sorted(Comparator.comparing(Threshold::side)
                        .thenComparing(Threshold::reach)
                        .thenComparing(TriggerIndexPropertyTest::byLevel)
                        .thenComparing(threshold -> threshold.account().value())
                        .thenComparing(Threshold::item)
                        .thenComparing(Threshold::part))
                .toList();
    }

    private static boolean isReached(Threshold threshold, Quote quote) {
        if (!threshold.instrument().equals(quote.instrument())) {
            return false;
        }
        BigDecimal price = threshold.side() == PriceSide.BID ? quote.bid() : quote.ask();
        int comparison = price.compareTo(threshold.level());
        return threshold.reach() == Reach.AT_OR_BELOW ? comparison <= 0 : comparison >= 0;
    }

    /** A falling price comes to the highest level first. */
    private static int byLevel(Threshold one, Threshold other) {
        return one.reach() == Reach.AT_OR_BELOW
                ? other.level().compareTo(one.level())
                : one.level().compareTo(other.level());
    }

    static Threshold any(SplittableRandom random, int prices) {
        Instrument instrument = any(INSTRUMENTS, random);
        Reach reach = any(List.of(Reach.values()), random);
        // most beyond what quotes usually come to, so that some wait long
        int away = reach == Reach.AT_OR_BELOW ? -prices / 2 : prices / 2;
        return new Threshold(
                instrument,
                any(List.of(PriceSide.values()), random),
                reach,
                price(instrument, 2 * prices + away + random.nextInt(prices)),
                any(ACCOUNTS, random),
                1 + random.nextInt(5),
                random.nextInt(3));
    }

    private static Quote anyQuote(SplittableRandom random, int prices) {
        Instrument instrument = any(INSTRUMENTS, random);
        boolean gap = random.nextInt(10) == 0;
        int bid = gap ? 1 + random.nextInt(5 * prices) : 2 * prices + prices / 4 + random.nextInt(prices / 2);
        int ask = bid + random.nextInt(1 + prices / 8);
        return new Quote(instrument, price(instrument, bid), price(instrument, ask), Instant.EPOCH, "test");
    }

    private static BigDecimal price(Instrument instrument, int points) {
        return BigDecimal.valueOf(points, instrument.terms().priceDigits());
    }

    private static Threshold anyOf(Set<Threshold> all, SplittableRandom random) {
        return any(new ArrayList<>(all), random);
    }

    private static <T> T any(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
