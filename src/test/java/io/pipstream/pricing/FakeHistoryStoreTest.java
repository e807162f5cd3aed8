package io.pipstream.pricing;

class FakeHistoryStoreTest implements HistoryStoreContract {

    private final HistoryStore store = new FakeHistoryStore();

    @Override
    public HistoryStore candleHistory() {
        return store;
    }
}
