package io.pipstream.feed.live;

import io.pipstream.feed.FeedCondition.State;
import io.pipstream.feed.live.Download.Failed;
import io.pipstream.feed.live.Download.Fetched;
import io.pipstream.feed.live.Download.Missing;
import io.pipstream.feed.live.Heard.Refused;
import io.pipstream.platform.Randomness;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Fetches files for one feed, one at a time. It keeps count of failures, and says how long to wait after each: longer every
 * time, and as long as the source asks for. Nothing waits here. Redirections are not followed.
 */
public final class Downloads implements AutoCloseable {

    /** For a whole file. */
    static final Duration DEADLINE = Duration.ofMinutes(1);

    private static final int FOUND = 200;
    private static final int MISSING = 404;

    private final Transport transport;
    private final Clock clock;
    private final Backoff backoff;

    private Downloads(Transport transport, Clock clock, Backoff backoff) {
        this.transport = transport;
        this.clock = clock;
        this.backoff = backoff;
    }

    /**
     * @param executor for all work of the network
     * @param scheduler for deadlines; nothing that it runs waits
     */
    public static Downloads over(Executor executor, ScheduledExecutorService scheduler, Clock clock) {
        Backoff backoff = new Backoff(Randomness.seeded(clock.millis()));
        return new Downloads(new JdkTransport(executor, scheduler), clock, backoff);
    }

    /** Never fails; not to be called again before that is complete. */
    public CompletionStage<Download> fetch(URI address, int mostBytes) {
        return transport
                .fetch(new Question(address, Map.of()), DEADLINE, mostBytes)
                .handle(this::outcome);
    }

    /** What was fetched is not what it should be: as if it had not come. */
    public Failed notUnderstood(String detail) {
        return new Failed(State.WAITING_TO_RETRY, detail, backoff.afterLoss());
    }

    /** What was fetched is what it should be: the next wait is the shortest again. */
    public void wentWell() {
        backoff.reset();
    }

    private Download outcome(@Nullable RawAnswer answer, @Nullable Throwable failure) {
        if (answer == null) {
            String reason = failure == null ? "the connection broke" : LossReason.of(failure);
            return new Failed(State.WAITING_TO_RETRY, reason, backoff.afterLoss());
        }
        if (answer.status() == FOUND) {
            return new Fetched(answer.body());
        }
        if (answer.status() == MISSING) {
            return new Missing();
        }
        Refused refused = Refusals.of(answer.text());
        return new Failed(Refusing.state(refused.cause()), refused.detail(), backoff.after(refused, clock.instant()));
    }

    /** Breaks off what is under way and leaves nothing behind. Harmless when called twice. */
    @Override
    public void close() {
        transport.close();
    }
}
