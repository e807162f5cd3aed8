package io.pipstream.signal;

import io.pipstream.access.UserId;
import java.time.Instant;
import java.util.List;

/** Where signals are recorded. Thread-safe; throws what the ledger throws. */
public interface SignalStore {

    /** Signals recorded at once. */
    int MOST = 100;

    /**
     * Records all of them, in this order, or none; and for each account that follows the source, that the signal is to be
     * executed. One that its source gave before is left as it was. If it is not known whether this happened, doing it again
     * is harmless.
     *
     * @param signals 1 to {@link #MOST}
     * @param receivedAt kept to the microsecond
     * @return what became of each, in the order of the signals
     */
    List<SignalReceipt> record(List<Signal> signals, UserId sender, Instant receivedAt)
            throws SourceTakenException, SignalIdReusedException;
}
