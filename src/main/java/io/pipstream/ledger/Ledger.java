package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;

/**
 * Writes accounts, one command at a time for each: the row of an account is locked while its command is decided, on every
 * node. What is recorded survives the process, and is in the outbox until it has been published.
 */
public interface Ledger {

    /** Decides what a command changes. Called once, with the account locked; whatever it throws undoes everything. */
    @FunctionalInterface
    interface Work {
        Batch decide(LockedAccount account);
    }

    /**
     * Makes an account; its first entry has the sequence 1.
     *
     * @return false if it is there already: then nothing was recorded
     * @throws LedgerException if the store does not answer
     */
    boolean open(AccountId account, Batch first);

    /**
     * Records what the work decides, all of it or nothing.
     *
     * @return the head after it
     * @throws UnknownAccountException if there is no such account
     * @throws BusyAccountException if it could not be locked in time
     * @throws IllegalArgumentException if the entries do not go on from the head, or a changed row is not there
     * @throws LedgerException if the store does not answer
     */
    Head write(AccountId account, Work work);

    /** Waits for a command that is being decided, as {@link #write} does, and throws what that throws. */
    AccountRows load(AccountId account);
}
