package io.pipstream.pricing;

import io.pipstream.domain.market.Quote;

/** Told of quotes on the thread that brought them; must return at once and never throw. */
public interface QuoteListener {

    /** A price changed. */
    void quoted(Quote quote);

    /** The prices stayed as they were. */
    default void repeated(Quote quote) {}

    /** A source that does not lead the instrument quoted it; what is current stays. */
    default void overheard(Quote quote) {}
}
