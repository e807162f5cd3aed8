package io.pipstream.feed;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import io.pipstream.pricing.Acceptance;

/** Where a feed's quotes go. Thread-safe. */
public interface QuoteSink {

    Acceptance offer(Quote quote);

    /** The source is there, though it says nothing new of any price. */
    default void alive() {}

    /** The feed gives nothing until it is heard again: its connection is lost, or it may not ask any more for now. */
    default void interrupted() {}

    /**
     * Whether a quote of the instrument would count now. It would not while a better source leads, so a feed that pays for
     * every question may save it.
     */
    default boolean wants(Instrument instrument) {
        return true;
    }

    /** The source sent what is no quote. */
    default void refused(QuoteRefusal reason) {}

    /** The feed has given all it had. */
    void ended();
}
