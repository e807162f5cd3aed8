package io.pipstream.feed.live;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.pipstream.aggregation.Timeliness;
import io.pipstream.feed.Feed;
import io.pipstream.feed.FeedCondition;
import io.pipstream.feed.QuoteCheck;
import io.pipstream.feed.QuoteSink;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A source of live prices outside, listened to or asked as its dialect says. */
final class LiveFeed implements Feed {

    /** A source that keeps failing is asked once in this while. */
    static final Duration LONGEST_BREAK = Duration.ofMinutes(2);

    private static final Duration SHORTEST_BREAK = Duration.ofSeconds(30);
    private static final int LAST_QUESTIONS = 10;
    private static final int ENOUGH_QUESTIONS = 5;
    private static final float FAILED_PERCENT = 60;

    private final LiveSource source;
    private final QuoteCheck check;
    private final Supplier<Transport> transports;
    private final Surroundings server;
    private final SourceQuotas quotas;
    private final RandomGenerator random;
    private final LiveMetrics metrics;
    private final LiveState state;
    private volatile @Nullable LiveWork work;
    private boolean stopped; // guarded by this

    /**
     * @param transports a new one, when the feed starts
     * @param random for waits only, and this feed's alone
     */
    LiveFeed(
            LiveSource source,
            QuoteCheck check,
            Supplier<Transport> transports,
            Surroundings server,
            SourceQuotas quotas,
            RandomGenerator random,
            LiveMetrics metrics) {
        this.source = source;
        this.check = check;
        this.transports = transports;
        this.server = server;
        this.quotas = quotas;
        this.random = random;
        this.metrics = metrics;
        this.state = new LiveState(source);
    }

    /** With a quota that nobody else takes of. */
    LiveFeed(
            LiveSource source,
            QuoteCheck check,
            Supplier<Transport> transports,
            Surroundings server,
            QuotaStore quotas,
            RandomGenerator random,
            LiveMetrics metrics) {
        this(
                source,
                check,
                transports,
                server,
                new SourceQuotas(quotas, server.clock(), server.nanoClock()),
                random,
                metrics);
    }

    @Override
    public String source() {
        return source.name();
    }

    @Override
    public void start(QuoteSink sink) {
        LiveWork begun;
        synchronized (this) {
            if (stopped || work != null) {
                return;
            }
            begun = work(sink);
            work = begun;
        }
        begun.start();
    }

    @Override
    public FeedCondition condition() {
        LiveWork running = work;
        FeedCondition now = state.condition();
        return running == null ? now : new FeedCondition(now.state(), now.detail(), running.usage());
    }

    @Override
    public Optional<Duration> lateAfter() {
        return source.lateAfter();
    }

    @Override
    public Timeliness timeliness() {
        return Timeliness.OF_NOW;
    }

    @Override
    public void stop() {
        LiveWork running;
        synchronized (this) {
            running = stopped ? null : work;
            stopped = true;
        }
        if (running != null) {
            running.stop();
        }
    }

    private LiveWork work(QuoteSink sink) {
        Hearing hearing = new Hearing(source, check, sink, server.clock(), metrics);
        Backoff backoff = new Backoff(random);
        Transport transport = transports.get();
        if (source.dialect() instanceof PollDialect dialect) {
            Quota quota = quotas.of(source.name(), source.perMinute(), source.perDay());
            return new AskingWork(
                    source, dialect, transport, server, sink, hearing, quota, backoff, breaker(), state, metrics);
        }
        return new ListeningWork(source, transport, server, hearing, backoff, state, metrics);
    }

    /** Time is elapsed time: the time of day may be set back, and would keep it open. */
    private CircuitBreaker breaker() {
        SteadyClock clock = new SteadyClock(server.nanoClock());
        return CircuitBreaker.of(
                source.name(),
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(LAST_QUESTIONS)
                        .minimumNumberOfCalls(ENOUGH_QUESTIONS)
                        .failureRateThreshold(FAILED_PERCENT)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitIntervalFunctionInOpenState(
                                IntervalFunction.ofExponentialBackoff(SHORTEST_BREAK, 2, LONGEST_BREAK))
                        .clock(clock)
                        .currentTimestampFunction(time -> server.nanoClock().nanos(), TimeUnit.NANOSECONDS)
                        .build());
    }
}
