package io.pipstream.pricing;

/** The store that tests of others use keeps what stores promise. */
class FakeCandleStoreTest implements CandleStoreContract {

    private final CandleStore store = new FakeCandleStore();

    @Override
    public CandleStore candles() {
        return store;
    }
}
