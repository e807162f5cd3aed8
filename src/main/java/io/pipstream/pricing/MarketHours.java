package io.pipstream.pricing;

import io.pipstream.domain.market.Quote;

/** Whether the market of a quote was open when its source gave it: at the quote's own time. Thread-safe. */
@FunctionalInterface
public interface MarketHours {

    boolean isOpen(Quote quote);
}
