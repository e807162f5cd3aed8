package io.pipstream.signal;

import java.util.List;
import java.util.Optional;

/** Every signal there was, in order. Thread-safe; every method waits for the ledger, and throws what that throws. */
public interface SignalJournal {

    /** The signals after that sequence, oldest first, at most {@code limit}. */
    List<RecordedSignal> after(long sequence, int limit);

    Optional<RecordedSignal> find(long sequence);

    /** The sequence of the newest one, 0 if there is none. */
    long newest();
}
