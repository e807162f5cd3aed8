package io.pipstream.domain.market;

import java.math.BigDecimal;

/** The first, highest, lowest and last price of some time, in quote currency. Immutable. */
public record Ohlc(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {

    /** @throws IllegalArgumentException if a price is above the high or below the low */
    public Ohlc {
        if (high.compareTo(open) < 0
                || high.compareTo(close) < 0
                || low.compareTo(open) > 0
                || low.compareTo(close) > 0) {
            throw new IllegalArgumentException(
                    "Inconsistent prices: open %s, high %s, low %s, close %s".formatted(open, high, low, close));
        }
    }

    /** One price alone. */
    public static Ohlc at(BigDecimal price) {
        return new Ohlc(price, price, price, price);
    }
}
