package io.pipstream.aggregation;

import io.pipstream.domain.market.Quote;
import io.pipstream.pricing.Acceptance;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done after something was heard of an instrument.
 *
 * @param lead what the book is to hear; null if nothing
 * @param term of whoever leads now
 * @param change null if the same one leads
 * @param acceptance of the quote that was offered, if the book is not to hear it; null otherwise
 */
record Ruling(
        @Nullable Quote lead,
        long term,
        @Nullable LeaderChange change,
        @Nullable Acceptance acceptance) {}
