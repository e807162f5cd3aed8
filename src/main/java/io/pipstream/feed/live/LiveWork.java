package io.pipstream.feed.live;

import io.pipstream.feed.FeedCondition.Usage;
import java.util.Optional;

/** What a live feed does while it runs. Started once and stopped once; waits for nothing. */
interface LiveWork {

    void start();

    void stop();

    /** Empty where nothing is counted. */
    default Optional<Usage> usage() {
        return Optional.empty();
    }
}
