package io.pipstream.feed.live;

import io.pipstream.feed.FeedCondition.State;

/** What a feed is at after a refusal. */
final class Refusing {

    private Refusing() {}

    static State state(Heard.Cause cause) {
        return switch (cause) {
            case UNAUTHORIZED, REDIRECTED -> State.REFUSED;
            case OUT_OF_QUOTA, RATE_LIMITED -> State.OUT_OF_QUOTA;
            case FAILED -> State.WAITING_TO_RETRY;
        };
    }
}
