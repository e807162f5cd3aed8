package io.pipstream.pricing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.domain.market.Candle;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Settings;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Brings candles of sources' own histories into the store: one question about a track at a time, few at once, and none for
 * a while where one failed. What comes after its asker has gone is stored all the same. Thread-safe.
 */
@ApplicationScoped
public class CandleFetches {

    private static final Logger LOG = System.getLogger(CandleFetches.class.getName());
    static final int MOST_WAITING = 16;
    static final int MOST_FETCHES = 4;

    /** Spans no farther apart than that many candles are asked for at once. */
    private static final int NEAR = 60;

    /** What a source's history does not have so long after it was to be complete will not come. */
    private static final Duration HISTORY_IS_LATE = Duration.ofHours(1);

    private final HistoryStore store;
    private final Clock clock;
    private final NanoClock nanoClock;
    private final Executor blocking;
    private final MeterRegistry metrics;
    private final FetchPauses pauses;
    private final Duration deadline;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final Semaphore fetching = new Semaphore(MOST_FETCHES);
    private final ConcurrentMap<CandleTrack, CompletableFuture<Boolean>> running = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, ArchiveException.Reason> failingBySource = new ConcurrentHashMap<>();

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected CandleFetches() {
        this.store = null;
        this.clock = null;
        this.nanoClock = null;
        this.blocking = null;
        this.metrics = null;
        this.pauses = null;
        this.deadline = Duration.ZERO;
    }

    @Inject
    public CandleFetches(
            HistoryStore store,
            Settings settings,
            Clock clock,
            NanoClock nanoClock,
            @Blocking ManagedExecutorService blocking,
            MeterRegistry metrics) {
        this(store, settings, clock, nanoClock, (Executor) blocking, metrics);
    }

    public CandleFetches(
            HistoryStore store,
            Settings settings,
            Clock clock,
            NanoClock nanoClock,
            Executor blocking,
            MeterRegistry metrics) {
        this.store = store;
        this.clock = clock;
        this.nanoClock = nanoClock;
        this.blocking = blocking;
        this.metrics = metrics;
        this.pauses = new FetchPauses(nanoClock);
        this.deadline = settings.duration(
                "pipstream.pricing.history-deadline",
                Duration.ofSeconds(5),
                Duration.ofMillis(100),
                Duration.ofMinutes(1));
    }

    /** When an asker who comes now has waited long enough. */
    long deadlineNanos() {
        return nanoClock.nanos() + deadline.toNanos();
    }

    /**
     * Asks for the newest of what is missing, as much as may be asked for at once, and waits for it.
     *
     * @param missing oldest first
     * @param complete until when candles can be complete now
     * @return whether there is more in the store now, and it is worth to look again
     */
    boolean fetch(
            CandleArchive archive, CandleTrack track, List<TimeSpan> missing, Instant complete, long deadlineNanos) {
        List<TimeSpan> wanted = newest(track, worthAQuestion(track, missing), archive.mostAtOnce(track.interval()));
        if (wanted.isEmpty() || pauses.rests(track) || !waiting.tryAcquire()) {
            return false;
        }
        try {
            CompletableFuture<Boolean> own = new CompletableFuture<>();
            CompletableFuture<Boolean> other = running.putIfAbsent(track, own);
            if (other == null) {
                start(archive, track, wanted, complete, own, deadlineNanos);
            }
            return (other == null ? own : other).get(left(deadlineNanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.release();
        }
    }

    /** All but what was asked for a short while ago, and may come later. */
    private List<TimeSpan> worthAQuestion(CandleTrack track, List<TimeSpan> missing) {
        return pauses.openEnd(track)
                .map(end -> missing.stream()
                        .filter(span -> span.from().isBefore(end))
                        .map(span -> span.to().isAfter(end) ? new TimeSpan(span.from(), end) : span)
                        .toList())
                .orElse(missing);
    }

    /** The newest spans that are near each other and not too long together. */
    private static List<TimeSpan> newest(CandleTrack track, List<TimeSpan> missing, int most) {
        int last = missing.size() - 1;
        if (last < 0) {
            return List.of();
        }
        Instant start = missing.get(last).from();
        Instant end = missing.get(last).to();
        Duration slot = Duration.between(track.interval().startOf(end.minusNanos(1)), end);
        int first = last;
        while (first > 0
                && !missing.get(first - 1).to().isBefore(start.minus(slot.multipliedBy(NEAR)))
                && !missing.get(first - 1).from().isBefore(end.minus(slot.multipliedBy(most)))) {
            first--;
            start = missing.get(first).from();
        }
        Instant earliest =
                track.interval().startOf(end.minus(slot.multipliedBy(most - 1L)).minusNanos(1));
        if (start.isBefore(earliest)) {
            return List.of(new TimeSpan(earliest, end));
        }
        return missing.subList(first, last + 1);
    }

    private void start(
            CandleArchive archive,
            CandleTrack track,
            List<TimeSpan> wanted,
            Instant complete,
            CompletableFuture<Boolean> own,
            long deadlineNanos)
            throws InterruptedException {
        boolean turn = false;
        try {
            turn = fetching.tryAcquire(left(deadlineNanos), TimeUnit.NANOSECONDS);
        } finally {
            if (!turn) {
                end(track, own, false);
            }
        }
        if (turn) {
            TimeSpan span = new TimeSpan(
                    wanted.get(0).from(), wanted.get(wanted.size() - 1).to());
            ask(archive, track, span)
                    .handleAsync(
                            (candles, failure) -> settle(track, wanted, span, complete, candles, failure), blocking)
                    .whenComplete((stored, broken) -> {
                        fetching.release();
                        end(track, own, Boolean.TRUE.equals(stored));
                    });
        }
    }

    private static CompletionStage<List<Candle>> ask(CandleArchive archive, CandleTrack track, TimeSpan span) {
        try {
            return archive.fetch(track, span);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private void end(CandleTrack track, CompletableFuture<Boolean> own, boolean stored) {
        running.remove(track, own);
        own.complete(stored);
    }

    /** Whether anything is known now that was not. */
    private boolean settle(
            CandleTrack track,
            List<TimeSpan> wanted,
            TimeSpan span,
            Instant complete,
            @Nullable List<Candle> candles,
            @Nullable Throwable failure) {
        if (candles == null) {
            failed(track, failure == null ? new IllegalStateException("No answer at all") : failure);
            return false;
        }
        try {
            Instant known = known(track, span, candles);
            boolean more = known.isAfter(span.from());
            if (more) {
                store.record(track, new TimeSpan(span.from(), known), missing(wanted, candles));
            }
            if (known.isBefore(span.to()) || !span.to().isBefore(complete)) {
                pauses.leftOpen(track, more ? known : span.from());
            }
            pauses.succeeded(track);
            if (failingBySource.remove(track.source()) != null) {
                LOG.log(Level.INFO, "{0} gives its history again", track.source());
            }
            count(track, "fetched");
            return more;
        } catch (RuntimeException down) {
            failed(track, down);
            return false;
        }
    }

    private static List<Candle> missing(List<TimeSpan> wanted, List<Candle> candles) {
        return candles.stream()
                .filter(candle -> wanted.stream()
                        .anyMatch(span -> span.holds(candle.slot().start())))
                .toList();
    }

    /** A history may lag behind a little: its end is taken for empty only when that is long ago. */
    private Instant known(CandleTrack track, TimeSpan span, List<Candle> candles) {
        Instant known = track.interval().startOf(clock.instant().minus(HISTORY_IS_LATE));
        for (Candle candle : candles) {
            Instant end = track.interval().endOf(candle.slot().start());
            known = end.isAfter(known) ? end : known;
        }
        return known.isBefore(span.to()) ? known : span.to();
    }

    private void failed(CandleTrack track, Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        ArchiveException failure = cause instanceof ArchiveException expected
                ? expected
                : new ArchiveException(
                        ArchiveException.Reason.FAILED, cause.getClass().getSimpleName(), Optional.empty());
        pauses.failed(track, failure);
        String reason = failure.reason().name().toLowerCase(Locale.ROOT);
        count(track, reason);
        if (failingBySource.put(track.source(), failure.reason()) != failure.reason()) {
            LOG.log(
                    Level.WARNING,
                    "No history of {0} from {1}: {2} ({3}); it is asked again after a while",
                    track.instrument(),
                    track.source(),
                    reason,
                    failure.getMessage());
        }
    }

    private void count(CandleTrack track, String outcome) {
        Counter.builder("pipstream.candles.fetches")
                .description("Questions to sources' own histories, by what became of them")
                .tag("source", track.source())
                .tag("outcome", outcome)
                .register(metrics)
                .increment();
    }

    private long left(long deadlineNanos) {
        return Math.max(0, deadlineNanos - nanoClock.nanos());
    }
}
