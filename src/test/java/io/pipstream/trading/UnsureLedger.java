package io.pipstream.trading;

import io.pipstream.domain.account.AccountId;
import io.pipstream.ledger.AccountRows;
import io.pipstream.ledger.Batch;
import io.pipstream.ledger.Head;
import io.pipstream.ledger.InMemoryLedger;
import io.pipstream.ledger.Ledger;
import io.pipstream.ledger.LockedAccount;
import io.pipstream.ledger.RecordedRequest;
import java.util.Optional;

/** A ledger that fails when told, before it records or after, and that counts who reads an account's rows. */
final class UnsureLedger implements Ledger {

    final InMemoryLedger memory = new InMemoryLedger();
    int rowsRead;
    private Failure next = Failure.NONE;

    private enum Failure {
        NONE,
        BEFORE,
        AFTER
    }

    /** The next command is not recorded. */
    void failBeforeTheNext() {
        next = Failure.BEFORE;
    }

    /** The next command is recorded, but the answer gets lost. */
    void failAfterTheNext() {
        next = Failure.AFTER;
    }

    @Override
    public boolean open(AccountId account, Batch first) {
        return memory.open(account, first);
    }

    @Override
    public Head write(AccountId account, Work work) {
        Failure failure = next;
        next = Failure.NONE;
        if (failure == Failure.BEFORE) {
            throw InMemoryLedger.failure();
        }
        Head head = memory.write(account, locked -> work.decide(new Counted(locked)));
        if (failure == Failure.AFTER) {
            throw InMemoryLedger.failure();
        }
        return head;
    }

    @Override
    public AccountRows load(AccountId account) {
        return memory.load(account);
    }

    private final class Counted implements LockedAccount {

        private final LockedAccount locked;

        Counted(LockedAccount locked) {
            this.locked = locked;
        }

        @Override
        public Head head() {
            return locked.head();
        }

        @Override
        public AccountRows rows() {
            rowsRead++;
            return locked.rows();
        }

        @Override
        public Optional<RecordedRequest> request(String id) {
            return locked.request(id);
        }
    }
}
