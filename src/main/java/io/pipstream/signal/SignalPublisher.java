package io.pipstream.signal;

/** Carries signals to the {@link SignalListener}s of every node. */
public interface SignalPublisher {

    /**
     * Returns once the broker has it.
     *
     * @param signal the message as every session gets it
     * @throws io.pipstream.trading.PublishFailedException if it has not within its deadline
     */
    void announce(String signal);
}
