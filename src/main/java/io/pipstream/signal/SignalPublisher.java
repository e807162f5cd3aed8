package io.pipstream.signal;

import java.util.List;

/** Carries signals to the {@link SignalListener}s of every node. */
public interface SignalPublisher {

    /**
     * Returns once the broker has all of them.
     *
     * @throws io.pipstream.trading.PublishFailedException if it has not within its deadline; some may have arrived all the same
     */
    void announce(List<Announcement> signals);
}
