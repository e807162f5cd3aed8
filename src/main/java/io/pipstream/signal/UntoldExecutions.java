package io.pipstream.signal;

import java.util.List;

/** Decided executions that their users have not been notified of. Thread-safe; waits for the ledger, and throws what that throws. */
public interface UntoldExecutions {

    /** Of accounts that somebody listens to, those decided first, at most {@code limit}. */
    List<Execution> untold(int limit);
}
