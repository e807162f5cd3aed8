package io.pipstream.feed.simulated;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.money.Currency;

/** What is done to the simulated market on purpose at one step. Currencies are bent, so that crosses still agree. */
public interface Bending {

    /** What is added to the natural logarithm of the currency's value in dollars; 0 leaves it as it is. */
    double shift(Currency currency);

    /** By how many times the spread is wider; 1 leaves it as it is. */
    double spread(Instrument instrument);

    /** Whether there is a quote at all. */
    boolean isQuoted(Instrument instrument);
}
