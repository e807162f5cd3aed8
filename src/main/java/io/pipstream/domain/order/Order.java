package io.pipstream.domain.order;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A request that was accepted, until it is filled or cancelled. Immutable.
 *
 * @param id the sequence of the transaction that placed it
 * @param marketWhenPlaced the price of its own side then: from which side a MARKET_IF_TOUCHED is touched
 * @param remainingUnits what is not filled yet
 */
public record Order(long id, OrderRequest request, Instant placedAt, BigDecimal marketWhenPlaced, long remainingUnits) {

    /** @throws IllegalArgumentException if more is left than was asked for, or less than nothing */
    public Order {
        if (remainingUnits < 0 || remainingUnits > request.units()) {
            throw new IllegalArgumentException("Remaining units out of range: " + remainingUnits);
        }
    }

    public Order filled(long units) {
        return new Order(id, request, placedAt, marketWhenPlaced, remainingUnits - units);
    }
}
