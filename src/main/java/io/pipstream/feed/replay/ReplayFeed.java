package io.pipstream.feed.replay;

import io.micrometer.core.instrument.Counter;
import io.pipstream.domain.market.Quote;
import io.pipstream.feed.Feed;
import io.pipstream.feed.PacedTask;
import io.pipstream.feed.QuoteSink;
import io.pipstream.platform.NanoClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Gives the quotes of a recording at a multiple of the speed at which they came. Nights and weekends take their time too. At
 * most 5,000 quotes are given in one go, every 10 ms: that is the greatest speed there is. A go that takes a second, as
 * where each of many short passes has its files read again, ends with fewer.
 */
final class ReplayFeed implements Feed {

    static final int MOST_AT_ONCE = 5_000;

    private static final Logger LOG = System.getLogger(ReplayFeed.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_GO = Duration.ofSeconds(1);

    private final String source;
    private final double speed;
    private final Replay replay;
    private final NanoClock nanoClock;
    private final ScheduledExecutorService scheduler;
    private final Counter failures;
    private @Nullable PacedTask task;

    /** @param replay is closed by {@link #stop} */
    ReplayFeed(
            String source,
            double speed,
            Replay replay,
            NanoClock nanoClock,
            ScheduledExecutorService scheduler,
            Counter failures) {
        this.source = source;
        this.speed = speed;
        this.replay = replay;
        this.nanoClock = nanoClock;
        this.scheduler = scheduler;
        this.failures = failures;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public void start(QuoteSink sink) {
        Run run = new Run(sink, nanoClock.nanos());
        task = PacedTask.start(source, run::giveWhatIsDue, PAUSE, failures, scheduler);
    }

    @Override
    public void stop() {
        if (task != null) {
            task.stop();
        }
        try {
            replay.close();
        } catch (IOException unclosable) {
            LOG.log(Level.WARNING, "The recording of " + source + " could not be closed", unclosable);
        }
    }

    /** From one start to its stop; its state is touched by one thread at a time. */
    private final class Run {

        private final QuoteSink sink;
        private long passStartNanos;
        private long pass = 1;

        Run(QuoteSink sink, long startNanos) {
            this.sink = sink;
            this.passStartNanos = startNanos;
        }

        boolean giveWhatIsDue() {
            long goStartNanos = nanoClock.nanos();
            Instant now = replayedNow();
            for (int given = 0; given < MOST_AT_ONCE && isDue(now) && !lastsTooLong(goStartNanos); given++) {
                Quote quote = replay.peek().orElseThrow();
                moveOn();
                sink.offer(quote);
                if (replay.passes() != pass) {
                    pass = replay.passes();
                    passStartNanos = nanoClock.nanos();
                    now = replayedNow();
                }
            }
            if (replay.peek().isEmpty()) {
                LOG.log(Level.INFO, "Feed {0} has given all of its recording", source);
                sink.ended();
                return false;
            }
            return true;
        }

        private boolean lastsTooLong(long goStartNanos) {
            return nanoClock.nanos() - goStartNanos > LONGEST_GO.toNanos();
        }

        private boolean isDue(Instant now) {
            return replay.peek().filter(quote -> !quote.time().isAfter(now)).isPresent();
        }

        /** A pass begins at the time of its first quote; it lasts less than 292 years, or this would overflow. */
        private Instant replayedNow() {
            if (speed == Playback.MAX_SPEED) {
                return Instant.MAX;
            }
            return replay.passStart().plusNanos((long) ((nanoClock.nanos() - passStartNanos) * speed));
        }

        /** A recording that breaks in the middle ends the replay; trying again would find the same. */
        private void moveOn() {
            try {
                replay.advance();
            } catch (UncheckedIOException unreadable) {
                failures.increment();
                LOG.log(Level.ERROR, "Feed " + source + " ends, its recording cannot be read further", unreadable);
                replay.abandon();
            }
        }
    }
}
