package io.pipstream.trading;

import java.util.List;

/** Carries trade events to the {@link TradeEventListener}s of every node. */
public interface TradeEventPublisher {

    /**
     * Returns once the broker has all of them.
     *
     * @throws PublishFailedException if it has not within its deadline; some may have arrived all the same
     */
    void publish(List<PublishedEvent> events);
}
