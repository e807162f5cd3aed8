package io.pipstream.signal;

/** Where it is noted what came of a signal that its sender had executed. Thread-safe; throws what the ledger throws. */
public interface ExecutionLog {

    /**
     * Notes it, in the place of what was noted of this signal and account: a follower's pending one is thereby decided, and
     * one that was left alone was executed after all. What was executed stays so.
     *
     * @param execution not pending
     */
    void conclude(Execution execution);
}
