package io.pipstream.feed;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How a feed is doing, in its own eyes.
 *
 * @param detail a sentence for its operator, without any secret; may be empty
 * @param usage empty where nothing is counted
 */
public record FeedCondition(State state, String detail, Optional<Usage> usage) {

    /** A feed that has nothing to tell of itself. */
    public static final FeedCondition RUNNING = new FeedCondition(State.RUNNING, "", Optional.empty());

    /** What it is at. */
    public enum State {
        /** Connected, or asking as often as it should. */
        RUNNING,
        /** Opening its connection. */
        CONNECTING,
        /** Able, and not asking, because better sources lead all its instruments. */
        STANDBY,
        /** Something failed; it tries again after a while. */
        WAITING_TO_RETRY,
        /** It has used what it may for now. */
        OUT_OF_QUOTA,
        /** The source does not accept the credentials, or what is asked of it; it is tried again once in a while. */
        REFUSED,
        /** Stopped, or not started yet. */
        STOPPED;

        /** The name on the wire: {@code out_of_quota}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a source may be asked, and has been.
     *
     * @param perMinute the most in any minute; 0 without a limit
     * @param leftInMinute how many may be asked at once now
     * @param perDay the most in any 24 hours; 0 without a limit
     * @param usedToday since midnight UTC
     * @param leftInDay how many more may be asked now, by the limit of a day
     * @param blockedUntil the source has asked for a pause until then
     * @param endsAt when the limit of a day will leave nothing, at the present rate; empty if it will not
     */
    public record Usage(
            int perMinute,
            long leftInMinute,
            int perDay,
            long usedToday,
            long leftInDay,
            Optional<Instant> blockedUntil,
            Optional<Instant> endsAt) {}
}
