package io.pipstream.signal;

import java.util.List;

/** Recorded signals, for who looks back. Thread-safe; every method waits for the ledger, and throws what that throws. */
public interface SignalHistory {

    /** Newest first. */
    List<RecordedSignal> page(SignalFilter filter, int limit, int offset);

    /** Every source that gave a signal, by name, at most {@code limit}. */
    List<SignalSource> sources(int limit);
}
