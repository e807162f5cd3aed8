package io.pipstream.ledger;

import io.pipstream.access.AuditTrail;

/** The ledger of other tests keeps its promises too. */
class InMemoryLedgerTest extends LedgerContract {

    private final InMemoryLedger memory = new InMemoryLedger();

    @Override
    Ledger ledger() {
        return memory;
    }

    @Override
    Journal journal() {
        return memory;
    }

    @Override
    Outbox outbox() {
        return memory;
    }

    @Override
    public AuditTrail audit() {
        return memory.audit;
    }

    @Override
    TradeHistory history() {
        return memory;
    }
}
