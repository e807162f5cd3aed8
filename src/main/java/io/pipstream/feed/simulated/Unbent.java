package io.pipstream.feed.simulated;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.money.Currency;

/** Leaves the market as it is. */
enum Unbent implements Bending {
    MARKET;

    @Override
    public double shift(Currency currency) {
        return 0;
    }

    @Override
    public double spread(Instrument instrument) {
        return 1;
    }

    @Override
    public boolean isQuoted(Instrument instrument) {
        return true;
    }
}
