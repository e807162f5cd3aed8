package io.pipstream.pricing;

import io.pipstream.domain.market.Quote;
import java.time.Duration;

/**
 * The newest quote of an instrument.
 *
 * @param age how long ago its source last spoke of it, a repetition included
 * @param stale whether that is longer than the market is trusted to be merely quiet
 */
public record CurrentQuote(Quote quote, Duration age, boolean stale) {}
