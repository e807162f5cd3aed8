package io.pipstream.signal.strategy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.access.UserId;
import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.Settings;
import io.pipstream.platform.Shutdown;
import io.pipstream.pricing.CandleChart;
import io.pipstream.pricing.CandleHistory;
import io.pipstream.pricing.QuoteListener;
import io.pipstream.signal.SignalIdReusedException;
import io.pipstream.signal.SignalIntake;
import io.pipstream.signal.SignalReceipt;
import io.pipstream.signal.SourceTakenException;
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
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Gives a signal where two moving averages of an instrument have crossed with a candle that is over, so that signals can be
 * seen working; off unless the settings name instruments. Looks every second, one look at a time. Candles that were over when
 * the server started are history: they warm the averages up.
 */
@ApplicationScoped
public class DemoStrategy implements QuoteListener {

    private static final Logger LOG = System.getLogger(DemoStrategy.class.getName());
    private static final long LOOK_EVERY_MILLIS = 1_000;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final CrossTerms terms;
    private final CandleHistory history;
    private final SignalIntake intake;
    private final Clock clock;
    private final ManagedScheduledExecutorService scheduler;
    private final ManagedExecutorService blocking;
    private final Counter given;
    private final Counter failures;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final ConcurrentMap<Instrument, Quote> newest = new ConcurrentHashMap<>();
    private final Map<Instrument, Seen> seen = new HashMap<>(); // touched only by who is looking
    private boolean failing; // touched only by who is looking
    private volatile boolean stopped;
    private @Nullable Future<?> running;

    /** How far a source's candles have been looked at: when the one began that was not over yet. */
    private record Seen(String source, Instant open) {}

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected DemoStrategy() {
        this.terms = null;
        this.history = null;
        this.intake = null;
        this.clock = null;
        this.scheduler = null;
        this.blocking = null;
        this.given = null;
        this.failures = null;
    }

    @Inject
    public DemoStrategy(
            Settings settings,
            Instruments instruments,
            CandleHistory history,
            SignalIntake intake,
            Clock clock,
            ManagedScheduledExecutorService scheduler,
            @Blocking ManagedExecutorService blocking,
            MeterRegistry meters) {
        this.terms = CrossTerms.of(settings, instruments);
        this.history = history;
        this.intake = intake;
        this.clock = clock;
        this.scheduler = scheduler;
        this.blocking = blocking;
        this.given = meters.counter("pipstream.signals.demo.given");
        this.failures = meters.counter("pipstream.signals.demo.failures");
    }

    /** Makes this bean at once: a setting that is wrong ends the deployment. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (!terms.instruments().isEmpty()) {
            running = scheduler.scheduleWithFixedDelay(
                    this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes @Priority(Shutdown.PACED_WORK) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        stopped = true;
        if (running != null) {
            running.cancel(false);
        }
    }

    @Override
    public void quoted(Quote quote) {
        if (terms.instruments().contains(quote.instrument())) {
            newest.put(quote.instrument(), quote);
        }
    }

    /** A price that stayed may be the first of a candle all the same. */
    @Override
    public void repeated(Quote quote) {
        quoted(quote);
    }

    /** Candles and signals are the ledger's, which the scheduler's threads do not wait for. */
    private void look() {
        if (!looking.compareAndSet(false, true)) {
            return;
        }
        try {
            blocking.execute(() -> {
                try {
                    lookAtAll();
                } finally {
                    looking.set(false);
                }
            });
        } catch (RejectedExecutionException busyOrStopping) {
            looking.set(false);
        }
    }

    /** Of failures that follow each other the first is logged. */
    private void lookAtAll() {
        boolean failed = false;
        for (Instrument instrument : terms.instruments()) {
            try {
                Quote last = newest.get(instrument);
                if (last != null && !stopped) {
                    look(last);
                }
            } catch (SourceTakenException | RuntimeException failure) {
                failures.increment();
                if (!failing && !failed && !stopped) {
                    LOG.log(Level.WARNING, "The demo strategy gives no signals for now", failure);
                }
                failed = true;
            }
        }
        failing = failed;
    }

    private void look(Quote last) throws SourceTakenException {
        Instant open = terms.interval().startOf(last.time());
        Optional<Instant> before = Optional.ofNullable(seen.get(last.instrument()))
                .filter(known -> known.source().equals(last.source()))
                .map(Seen::open);
        if (before.filter(known -> !open.isAfter(known)).isPresent()) {
            return; // no candle has ended since
        }
        CandleChart chart = history.chart(last.instrument(), terms.interval(), Instant.EPOCH, LATEST, terms.bars());
        if (!chart.source().equals(Optional.of(last.source()))) {
            return; // another source has begun to lead
        }
        if (before.isPresent()) {
            List<Candle> over = chart.candles().stream()
                    .filter(candle -> candle.slot().start().isBefore(open))
                    .toList();
            for (Cross cross : Crosses.from(before.get(), over, terms)) {
                give(cross);
            }
        }
        seen.put(last.instrument(), new Seen(last.source(), open));
    }

    private void give(Cross cross) throws SourceTakenException {
        try {
            List<SignalReceipt> receipts =
                    intake.take(List.of(CrossSignals.of(cross, terms, clock.instant())), UserId.SERVER);
            if (receipts.stream().noneMatch(SignalReceipt::isRepetition)) {
                given.increment();
            }
        } catch (SignalIdReusedException before) {
            LOG.log(Level.DEBUG, "That candle has had its signal", before);
        }
    }
}
