package io.pipstream.signal;

import io.pipstream.domain.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What becomes of signals in the accounts that follow their sources. A pending row is written with the signal itself.
 * Thread-safe; every method waits for the ledger, and throws what that throws.
 */
public interface ExecutionStore {

    /**
     * Those to be decided, by signal and then by account, that come after that place.
     *
     * @param after where a list before ended; {@link Place#START} for the oldest
     * @param lastSequence of the signals that are looked at
     */
    List<Execution> pending(Place after, long lastSequence, int limit);

    long countPending();

    /**
     * Decides one, with nobody else deciding it meanwhile on any node. What the decision throws leaves it pending.
     *
     * @return false if it was decided already, or is not there: then the decision was not asked
     * @throws RuntimeException of the ledger, which says that it is busy, if somebody else is deciding it
     */
    boolean decide(long signalSequence, AccountId account, UnaryOperator<Execution> decision);

    /** How many signals of the source the account executed since then. */
    int executed(AccountId account, String source, Instant since);

    /** Where a list of executions goes on. */
    record Place(long signalSequence, String account) {

        public static final Place START = new Place(0, "");

        public static Place of(Execution execution) {
            return new Place(execution.signalSequence(), execution.account().value());
        }
    }
}
