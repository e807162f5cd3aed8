package io.pipstream.mt5.dwx;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Distances in points, of which each is one of an instrument's last quoted digit, and the prices they lead to. */
final class Points {

    private Points() {}

    /** Below the price for a buyer, above it for a seller, beyond it if the distance is negative; null if that is 0. */
    static @Nullable BigDecimal stopLoss(Instrument instrument, Side side, BigDecimal price, BigDecimal points) {
        return away(instrument, price, points.multiply(BigDecimal.valueOf(-side.sign())));
    }

    /** Above the price for a buyer, below it for a seller; null if the distance is 0. */
    static @Nullable BigDecimal takeProfit(Instrument instrument, Side side, BigDecimal price, BigDecimal points) {
        return away(instrument, price, points.multiply(BigDecimal.valueOf(side.sign())));
    }

    private static @Nullable BigDecimal away(Instrument instrument, BigDecimal price, BigDecimal points) {
        if (points.signum() == 0) {
            return null;
        }
        int digits = instrument.terms().priceDigits();
        return price.add(points.movePointLeft(digits)).setScale(digits, RoundingMode.HALF_UP);
    }
}
