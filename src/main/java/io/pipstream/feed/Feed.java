package io.pipstream.feed;

import io.pipstream.aggregation.Timeliness;
import java.time.Duration;
import java.util.Optional;

/** One origin of quotes. Started once and stopped once; after {@link #stop} it gives no quote and holds no resource. */
public interface Feed {

    /** The source its quotes carry, for example {@code simulated}; no two feeds that run have the same. */
    String source();

    /** Begins to give quotes to the sink, on threads of the server; returns at once. */
    void start(QuoteSink sink);

    /** How it is doing, in its own eyes. Never waits. */
    default FeedCondition condition() {
        return FeedCondition.RUNNING;
    }

    /** When it is late with a price; empty for as soon as any. Longer for one that asks seldom. */
    default Optional<Duration> lateAfter() {
        return Optional.empty();
    }

    /** What the times of its quotes mean. */
    default Timeliness timeliness() {
        return Timeliness.ITS_OWN;
    }

    /** Leaves no thread, task or open file behind. Harmless when not started or stopped already. */
    void stop();
}
