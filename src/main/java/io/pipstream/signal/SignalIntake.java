package io.pipstream.signal;

import io.pipstream.access.UserId;
import java.util.List;

/** Takes signals in: what it returns is recorded, will be announced to every session, and executed for whoever follows. */
public interface SignalIntake {

    /**
     * Records all of them, in this order, or none. Waits for the ledger.
     *
     * @throws SourceTakenException if another user gives signals in the name of one's source
     * @throws SignalIdReusedException if its source gave another signal of the same id
     */
    List<SignalReceipt> take(List<Signal> signals, UserId sender) throws SourceTakenException, SignalIdReusedException;
}
