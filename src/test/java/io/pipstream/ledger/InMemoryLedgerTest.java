package io.pipstream.ledger;

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
    TradeHistory history() {
        return memory;
    }
}
