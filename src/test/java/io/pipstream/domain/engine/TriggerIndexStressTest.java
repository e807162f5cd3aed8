package io.pipstream.domain.engine;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.someInstruments;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.market.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Several threads quote one instrument while others put and remove: each threshold ends in one place. */
class TriggerIndexStressTest {

    static final int TRADERS = 3;
    static final int QUOTERS = 2;
    static final int ORDERS = 10_000;
    static final int QUOTES = 20_000;

    final TriggerIndex index = new TriggerIndex(someInstruments());
    final AtomicReference<Quote> current = new AtomicReference<>(quote(500));

    @RepeatedTest(5)
    @Timeout(60)
    void everyThresholdIsTakenOnceAndNoneThatWasReachedIsLeft() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(TRADERS + QUOTERS);
        List<Callable<List<Threshold>>> tasks = new ArrayList<>();
        for (int trader = 0; trader < TRADERS; trader++) {
            int number = trader;
            tasks.add(() -> trade(number));
        }
        for (int quoter = 0; quoter < QUOTERS; quoter++) {
            int number = TRADERS + quoter;
            tasks.add(() -> quote(new SplittableRandom(number)));
        }
        List<Threshold> taken = new ArrayList<>();
        for (Future<List<Threshold>> each : threads.invokeAll(tasks, 50, TimeUnit.SECONDS)) {
            taken.addAll(each.get());
        }
        threads.shutdownNow();

        assertThat(index.touchedBy(current.get()))
                .as("put and quoted at once, seen by neither")
                .isEmpty();
        taken.addAll(index.touchedBy(quote(1)));
        taken.addAll(index.touchedBy(quote(1_000)));
        assertThat(index.size()).isZero();
        assertThat(taken).doesNotHaveDuplicates().hasSize(TRADERS * ORDERS);
    }

    /** As a trader does: puts, then looks at the current quote; takes some back. */
    private List<Threshold> trade(int number) {
        SplittableRandom random = new SplittableRandom(number);
        List<Threshold> taken = new ArrayList<>();
        for (int order = 1; order <= ORDERS; order++) {
            Threshold threshold = new Threshold(
                    EUR_USD,
                    random.nextBoolean() ? PriceSide.BID : PriceSide.ASK,
                    random.nextBoolean() ? Reach.AT_OR_BELOW : Reach.AT_OR_ABOVE,
                    price(1 + random.nextInt(1_000)),
                    AccountId.DEMO,
                    (long) number * ORDERS + order,
                    0);
            index.put(threshold);
            if (random.nextInt(4) == 0 && index.remove(threshold)) {
                taken.add(threshold);
            }
            taken.addAll(index.touchedBy(Objects.requireNonNull(current.get())));
        }
        return taken;
    }

    /** As a feed does: makes a quote the current one, then asks what it reaches. */
    private List<Threshold> quote(SplittableRandom random) {
        List<Threshold> taken = new ArrayList<>();
        for (int each = 0; each < QUOTES; each++) {
            Quote quote = quote(1 + random.nextInt(1_000));
            current.set(quote);
            taken.addAll(index.touchedBy(quote));
        }
        return taken;
    }

    private static Quote quote(int points) {
        return new Quote(EUR_USD, price(points), price(points), Instant.EPOCH, "test");
    }

    private static BigDecimal price(int points) {
        return BigDecimal.valueOf(points, 5);
    }
}
