package io.pipstream.pricing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleSlot;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Shutdown;
import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Brings candles to the store: completed ones within a second, unfinished ones every ten seconds and when the application
 * ends. Candles that the store does not take wait in {@link CandleRows}, the oldest giving way in the end.
 */
@ApplicationScoped
public class CandleSaver {

    private static final Logger LOG = System.getLogger(CandleSaver.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int UNFINISHED_EVERY = 10;
    private static final int MOST_AT_ONCE = 1_000;
    private static final Duration LONGEST_RUN = Duration.ofSeconds(5);

    private final CandleBook book;
    private final CandleStore store;
    private final NanoClock nanoClock;
    private final ScheduledExecutorService scheduler;
    private final Executor blocking;
    private final Counter saved;
    private final Counter failures;
    private final Semaphore turn = new Semaphore(1);
    private volatile boolean failing;
    private int runs; // touched only by who has the turn
    private @Nullable Future<?> saving;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected CandleSaver() {
        this.book = null;
        this.store = null;
        this.nanoClock = null;
        this.scheduler = null;
        this.blocking = null;
        this.saved = null;
        this.failures = null;
    }

    @Inject
    public CandleSaver(
            CandleBook book,
            CandleStore store,
            NanoClock nanoClock,
            ManagedScheduledExecutorService scheduler,
            @Blocking ManagedExecutorService blocking,
            MeterRegistry metrics) {
        this(book, store, nanoClock, (ScheduledExecutorService) scheduler, (Executor) blocking, metrics);
    }

    CandleSaver(
            CandleBook book,
            CandleStore store,
            NanoClock nanoClock,
            ScheduledExecutorService scheduler,
            Executor blocking,
            MeterRegistry metrics) {
        this.book = book;
        this.store = store;
        this.nanoClock = nanoClock;
        this.scheduler = scheduler;
        this.blocking = blocking;
        this.saved = Counter.builder("pipstream.candles.saved")
                .description("Candles that the store has taken, unfinished ones each time")
                .register(metrics);
        this.failures = Counter.builder("pipstream.candles.save.failures")
                .description("Times that the store did not take candles")
                .register(metrics);
        Gauge.builder("pipstream.candles.unsaved", book, sum(CandleSeries::unsaved))
                .description("Completed candles that wait to be saved")
                .register(metrics);
        dropped("unsaved", CandleSeries::lost, metrics);
        dropped("late", CandleSeries::late, metrics);
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        long millis = EVERY.toMillis();
        saving = scheduler.scheduleWithFixedDelay(this::saveElsewhere, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** After the feeds have ended, and while the store still works. */
    void stop(@Observes @Priority(Shutdown.PACED_WORK) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        if (saving != null) {
            saving.cancel(false);
        }
        try {
            if (turn.tryAcquire(LONGEST_RUN.toMillis(), TimeUnit.MILLISECONDS)) {
                save(CandleSeries::handOverUnfinished);
            } else {
                LOG.log(Level.WARNING, "The newest candles are not saved: the store still takes earlier ones");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The scheduler's threads pace prices and do not wait for a store. */
    void saveElsewhere() {
        if (turn.tryAcquire()) {
            try {
                blocking.execute(this::saveInTurn);
            } catch (RejectedExecutionException stopping) {
                turn.release();
            }
        }
    }

    private void saveInTurn() {
        try {
            runs++;
            save(
                    runs % UNFINISHED_EVERY == 0
                            ? CandleSeries::handOverUnfinished
                            : series -> new CandleHandover(List.of(), () -> {}));
        } finally {
            turn.release();
        }
    }

    private void save(Function<CandleSeries, CandleHandover> unfinished) {
        try {
            saveAll(unfinished);
            failing = false;
        } catch (RuntimeException down) {
            failures.increment();
            if (!failing) {
                LOG.log(Level.WARNING, "The store does not take candles; they wait as long as there is room", down);
            }
            failing = true;
        }
    }

    private void saveAll(Function<CandleSeries, CandleHandover> unfinished) {
        long start = nanoClock.nanos();
        for (CandleSeries series : book.all()) {
            settle(series);
        }
        boolean more = true;
        while (more && nanoClock.nanos() - start < LONGEST_RUN.toNanos()) {
            more = saveOnce(series -> series.handOver(MOST_AT_ONCE));
        }
        saveOnce(unfinished);
    }

    /** Nothing of a series is saved before what an earlier run saved of its first slots is known. */
    private void settle(CandleSeries series) {
        List<CandleSlot> first = series.firstSlots();
        if (!series.isSettled() && !first.isEmpty()) {
            series.settle(first.stream().flatMap(slot -> earlier(slot).stream()).toList());
        }
    }

    private List<Candle> earlier(CandleSlot slot) {
        Instant end = slot.interval().endOf(slot.start());
        return store.history(slot.instrument(), slot.source(), slot.interval(), slot.start(), end, 1);
    }

    /** Whether there was anything. */
    private boolean saveOnce(Function<CandleSeries, CandleHandover> handover) {
        List<CandleHandover> batch = new ArrayList<>();
        int size = 0;
        boolean any = false;
        for (CandleSeries series : book.all()) {
            if (series.isSettled()) {
                CandleHandover next = handover.apply(series);
                batch.add(next);
                size += next.candles().size();
                any |= !next.candles().isEmpty();
                if (size >= MOST_AT_ONCE) {
                    save(batch);
                    batch.clear();
                    size = 0;
                }
            }
        }
        save(batch);
        return any;
    }

    private void save(List<CandleHandover> batch) {
        List<Candle> all =
                batch.stream().flatMap(each -> each.candles().stream()).toList();
        if (all.isEmpty()) {
            return;
        }
        try {
            store.save(all);
            saved.increment(all.size());
        } catch (RuntimeException down) {
            batch.forEach(each -> each.putBack().run());
            throw down;
        }
    }

    private void dropped(String reason, Function<CandleSeries, Long> count, MeterRegistry metrics) {
        FunctionCounter.builder("pipstream.candles.dropped", book, sum(count))
                .description("Completed candles that gave way before they were saved, and quotes too late for theirs")
                .tag("reason", reason)
                .register(metrics);
    }

    private static ToDoubleFunction<CandleBook> sum(Function<CandleSeries, Long> count) {
        return book -> book.all().stream().mapToLong(count::apply).sum();
    }
}
