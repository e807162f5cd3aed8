package io.pipstream.domain.market;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What is known of an instrument's price at one moment. Immutable.
 *
 * @param age how long ago its source last spoke of it
 * @param stale whether that is too long for anything to be filled at it
 * @param open whether the market it comes from is open
 * @param volatility how far the middle price moves in one second, as a standard deviation in pips; 0 if not known
 */
public record MarketQuote(Quote quote, Duration age, boolean stale, boolean open, BigDecimal volatility) {}
