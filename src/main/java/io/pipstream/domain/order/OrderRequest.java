package io.pipstream.domain.order;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Side;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a trader asks for. Consistent in itself; whether it may be done is for the rules. Immutable.
 *
 * @param units of base currency, at least 1
 * @param price the order's price, of the instrument's digits; null exactly for MARKET
 * @param priceBound the worst price to be filled at; null for any
 * @param expiry when it ends; null unless GTD (and DAY once placed)
 * @param clientOrderId the client's own name for it; null for none
 */
public record OrderRequest(
        Instrument instrument,
        Side side,
        long units,
        OrderType type,
        @Nullable BigDecimal price,
        @Nullable BigDecimal priceBound,
        TimeInForce timeInForce,
        @Nullable Instant expiry,
        PositionFill positionFill,
        Exits exits,
        Tags tags,
        @Nullable String clientOrderId) {

    /** @throws IllegalArgumentException if its parts contradict each other */
    public OrderRequest {
        require(units > 0, "units must be positive");
        require((type == OrderType.MARKET) == (price == null), "a price is for every order but MARKET");
        require(
                (type == OrderType.MARKET) == !timeInForce.rests(),
                "FOK and IOC are for MARKET, the others for the rest");
        require(timeInForce != TimeInForce.GTD || expiry != null, "GTD needs an expiry");
        if (price != null) {
            price = instrument.price(price);
        }
        if (priceBound != null) {
            priceBound = instrument.price(priceBound);
        }
    }

    /** The order's price.
     *
     * @throws IllegalStateException for a MARKET order, which has none
     */
    public BigDecimal requiredPrice() {
        if (price == null) {
            throw new IllegalStateException("A MARKET order has no price");
        }
        return price;
    }

    /** The same with its exits in order and its end known. */
    public OrderRequest settled(Exits settledExits, @Nullable Instant settledExpiry) {
        return new OrderRequest(
                instrument,
                side,
                units,
                type,
                price,
                priceBound,
                timeInForce,
                settledExpiry,
                positionFill,
                settledExits,
                tags,
                clientOrderId);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
