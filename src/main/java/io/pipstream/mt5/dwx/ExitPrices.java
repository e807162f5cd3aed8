package io.pipstream.mt5.dwx;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Side;
import io.pipstream.mt5.Levels;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Stop-loss and take-profit as prices; null for none. */
record ExitPrices(@Nullable BigDecimal stopLoss, @Nullable BigDecimal takeProfit) {

    /** @throws RefusedCommandException if one of them would be no price */
    static ExitPrices of(Instrument instrument, Side side, BigDecimal price, DwxCommand.Distances distances)
            throws RefusedCommandException {
        return new ExitPrices(
                positive(Points.stopLoss(instrument, side, price, distances.stopLoss())),
                positive(Points.takeProfit(instrument, side, price, distances.takeProfit())));
    }

    /** Programs count in binary fractions; the digits that these leave behind an instrument's own mean nothing. */
    static BigDecimal tidy(Instrument instrument, BigDecimal price) throws RefusedCommandException {
        BigDecimal tidy = price.setScale(instrument.terms().priceDigits(), RoundingMode.HALF_EVEN);
        if (tidy.signum() <= 0) {
            throw new RefusedCommandException(MtError.INVALID_PRICE, "PRICE must be positive.");
        }
        return tidy;
    }

    private static @Nullable BigDecimal positive(@Nullable BigDecimal price) throws RefusedCommandException {
        if (price != null && price.signum() <= 0) {
            throw new RefusedCommandException(
                    MtError.INVALID_STOPS, "SL or TP is so many points away that no price is left.");
        }
        return price;
    }

    boolean isEmpty() {
        return stopLoss == null && takeProfit == null;
    }

    /** As a terminal's change: whatever is not here is taken away. */
    Levels levels(@Nullable BigDecimal price) {
        return new Levels(price, orZero(stopLoss), orZero(takeProfit));
    }

    PythonDict tell(PythonDict answer) {
        return isEmpty() ? answer : tell(answer, "_sl", "_tp");
    }

    PythonDict tell(PythonDict answer, String stopLossKey, String takeProfitKey) {
        return answer.decimal(stopLossKey, orZero(stopLoss)).decimal(takeProfitKey, orZero(takeProfit));
    }

    static BigDecimal orZero(@Nullable BigDecimal price) {
        return price == null ? BigDecimal.ZERO : price;
    }
}
