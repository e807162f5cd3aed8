package io.pipstream.pricing;

import io.pipstream.domain.market.Quote;

/** Told of every quote that changed a price, on the thread that brought it; must return at once and never throw. */
public interface QuoteListener {

    void quoted(Quote quote);
}
