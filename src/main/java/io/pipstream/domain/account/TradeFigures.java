package io.pipstream.domain.account;

import io.pipstream.domain.market.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people read off a trade. Immutable.
 *
 * @param exitPrice the average of the closed parts weighted by units, rounded half even to the instrument's digits; null
 *     while nothing is closed
 * @param pips gained by the closed parts, from the exact average, rounded half even to one digit after the point; null
 *     while nothing is closed
 * @param riskReward the planned reward for one of risk: the distance from the opening to the first take-profit over the
 *     distance to the initial stop-loss, rounded half even to two digits after the point; null without either
 */
public record TradeFigures(
        @Nullable BigDecimal exitPrice,
        @Nullable BigDecimal pips,
        @Nullable BigDecimal riskReward) {

    private static final int PIP_DIGITS = 1;
    private static final int RATIO_DIGITS = 2;

    public static TradeFigures of(Trade trade) {
        long closed = trade.result().closedUnits();
        if (closed == 0) {
            return new TradeFigures(null, null, riskReward(trade));
        }
        Instrument.Terms terms = trade.instrument().terms();
        BigDecimal units = BigDecimal.valueOf(closed);
        BigDecimal gained = trade.result()
                .closedValue()
                .subtract(trade.openPrice().multiply(units))
                .multiply(BigDecimal.valueOf(trade.side().sign()));
        return new TradeFigures(
                trade.result().closedValue().divide(units, terms.priceDigits(), RoundingMode.HALF_EVEN),
                gained.divide(units.multiply(terms.pip()), PIP_DIGITS, RoundingMode.HALF_EVEN),
                riskReward(trade));
    }

    private static @Nullable BigDecimal riskReward(Trade trade) {
        BigDecimal stop = trade.initialStopLoss();
        List<BigDecimal> targets =
                trade.takenTargets().isEmpty() ? trade.exits().takeProfits() : trade.takenTargets();
        if (stop == null || targets.isEmpty() || stop.compareTo(trade.openPrice()) == 0) {
            return null;
        }
        BigDecimal reward = targets.get(0).subtract(trade.openPrice()).abs();
        BigDecimal risk = trade.openPrice().subtract(stop).abs();
        return reward.divide(risk, RATIO_DIGITS, RoundingMode.HALF_EVEN);
    }
}
