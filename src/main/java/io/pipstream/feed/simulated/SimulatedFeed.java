package io.pipstream.feed.simulated;

import io.micrometer.core.instrument.Counter;
import io.pipstream.domain.market.Quote;
import io.pipstream.feed.Feed;
import io.pipstream.feed.PacedTask;
import io.pipstream.feed.QuoteSink;
import io.pipstream.platform.NanoClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Gives the quotes of a {@link SteppedMarket} at the pace of the clock. Time that a machine slept away, or that its
 * processor had no room for, is left out rather than made up for with a flood of quotes.
 */
public final class SimulatedFeed implements Feed {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int CHECKS_A_STEP = 4;
    private static final int SHORTEST_PAUSE_MILLIS = 5;
    private static final int LONGEST_PAUSE_MILLIS = 50;

    private final String source;
    private final int stepsPerSecond;
    private final BiFunction<Instant, Integer, ? extends SteppedMarket> markets;
    private final Clock clock;
    private final NanoClock nanoClock;
    private final ScheduledExecutorService scheduler;
    private final Counter failures;
    private @Nullable PacedTask task;

    /** @param markets makes a market that starts at an instant, with so many steps a second */
    public SimulatedFeed(
            String source,
            int stepsPerSecond,
            BiFunction<Instant, Integer, ? extends SteppedMarket> markets,
            Clock clock,
            NanoClock nanoClock,
            ScheduledExecutorService scheduler,
            Counter failures) {
        this.source = source;
        this.stepsPerSecond = stepsPerSecond;
        this.markets = markets;
        this.clock = clock;
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
        Instant start = Instant.ofEpochMilli(clock.millis());
        Run run = new Run(markets.apply(start, stepsPerSecond), sink, nanoClock.nanos());
        int millis = 1_000 / CHECKS_A_STEP / stepsPerSecond;
        Duration pause = Duration.ofMillis(Math.max(SHORTEST_PAUSE_MILLIS, Math.min(LONGEST_PAUSE_MILLIS, millis)));
        task = PacedTask.start(source, run::giveWhatIsDue, pause, failures, scheduler);
    }

    @Override
    public void stop() {
        if (task != null) {
            task.stop();
        }
    }

    /** From one start to its stop; its state is touched by one thread at a time. */
    private final class Run {

        private final SteppedMarket market;
        private final QuoteSink sink;
        private long startNanos;
        private long given;

        Run(SteppedMarket market, QuoteSink sink, long startNanos) {
            this.market = market;
            this.sink = sink;
            this.startNanos = startNanos;
        }

        boolean giveWhatIsDue() {
            long now = nanoClock.nanos();
            if (stepsDue(now) - given > stepsPerSecond
                    || clock.instant().isAfter(market.nextTime().plusSeconds(2))) {
                Instant resumed = Instant.ofEpochMilli(clock.millis());
                market.resumeAt(resumed.isAfter(market.nextTime()) ? resumed : market.nextTime());
                startNanos = now;
                given = 0;
            }
            for (long due = stepsDue(now); given < due; given++) {
                for (Quote quote : market.next()) {
                    sink.offer(quote);
                }
            }
            return true;
        }

        private long stepsDue(long now) {
            long elapsed = now - startNanos;
            return elapsed / SECOND * stepsPerSecond + elapsed % SECOND * stepsPerSecond / SECOND;
        }
    }
}
