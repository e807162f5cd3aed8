package io.pipstream.domain.market;

import java.math.BigDecimal;

/** The lowest and the highest of each side of an instrument's quotes over some time, in quote currency. Immutable. */
public record PriceRange(BigDecimal lowestBid, BigDecimal highestBid, BigDecimal lowestAsk, BigDecimal highestAsk) {}
