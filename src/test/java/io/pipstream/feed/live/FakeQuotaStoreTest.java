package io.pipstream.feed.live;

class FakeQuotaStoreTest implements QuotaStoreContract {

    private final FakeQuotaStore store = new FakeQuotaStore();

    @Override
    public QuotaStore quotas() {
        return store;
    }
}
