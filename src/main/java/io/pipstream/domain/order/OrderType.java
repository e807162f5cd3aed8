package io.pipstream.domain.order;

/** When an order may be filled. The trader's price is always that of the order's own side: ask for a buyer, bid for a seller. */
public enum OrderType {
    /** At once, at the price there is. */
    MARKET,
    /** At its price or better: when the trader's price has fallen to it for a buyer, risen to it for a seller. */
    LIMIT,
    /** At the price there is once the market has moved to its price or beyond: up for a buyer, down for a seller. */
    STOP,
    /** At the price there is once the market has come to its price, from whichever side it was on when it was placed. */
    MARKET_IF_TOUCHED
}
