package io.pipstream.feed.live;

import io.pipstream.feed.FeedCondition.State;
import java.time.Duration;

/** What came of the attempt to fetch a file. */
public sealed interface Download {

    /** @param body the whole file, as it is; it may be empty */
    @SuppressWarnings("ArrayRecordComponent") // handed on as it came, and never compared
    record Fetched(byte[] body) implements Download {}

    /** The source has no such file. */
    record Missing() implements Download {}

    /**
     * It may be tried again.
     *
     * @param state of a feed that waits for that
     * @param detail why, without any secret
     * @param delay before it is tried again, at least
     */
    record Failed(State state, String detail, Duration delay) implements Download {}
}
