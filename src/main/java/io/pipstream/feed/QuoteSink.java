package io.pipstream.feed;

import io.pipstream.domain.market.Quote;
import io.pipstream.pricing.Acceptance;

/** Where a feed's quotes go. Thread-safe. */
public interface QuoteSink {

    Acceptance offer(Quote quote);

    /** The feed has given all it had. */
    void ended();
}
