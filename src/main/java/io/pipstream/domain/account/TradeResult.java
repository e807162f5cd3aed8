package io.pipstream.domain.account;

import io.pipstream.domain.money.Amounts;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a trade so far; amounts in the account's currency. Immutable.
 *
 * @param closedUnits how many of its units are closed
 * @param closedValue the sum of closed units times their price, in quote currency
 * @param realised the profit or loss of the closed units, without financing
 * @param financing all that was paid (negative) or received for holding it
 * @param financedUntil the last rollover that was charged, or when it was opened
 * @param spreadCost the half spreads of its fills, 0 or more
 * @param slippageCost the slippage of its fills
 * @param closedAt when its last unit was closed; null while it is open
 * @param closeReason why its last units were closed; null while it is open
 * @param worstPrice the least favourable closing price while it was open; null while it is open or if not known
 * @param bestPrice the most favourable one
 */
public record TradeResult(
        long closedUnits,
        BigDecimal closedValue,
        BigDecimal realised,
        BigDecimal financing,
        Instant financedUntil,
        BigDecimal spreadCost,
        BigDecimal slippageCost,
        @Nullable Instant closedAt,
        @Nullable CloseReason closeReason,
        @Nullable BigDecimal worstPrice,
        @Nullable BigDecimal bestPrice) {

    static TradeResult opened(Instant at, Fill fill) {
        return new TradeResult(
                0,
                BigDecimal.ZERO,
                Amounts.ZERO,
                Amounts.ZERO,
                at,
                fill.explanation().halfSpreadCost(),
                fill.explanation().slippageCost(),
                null,
                null,
                null,
                null);
    }

    TradeResult plus(Fill closing, BigDecimal profitLoss) {
        return new TradeResult(
                closedUnits + closing.units(),
                closedValue.add(closing.price().multiply(BigDecimal.valueOf(closing.units()))),
                realised.add(profitLoss),
                financing,
                financedUntil,
                spreadCost.add(closing.explanation().halfSpreadCost()),
                slippageCost.add(closing.explanation().slippageCost()),
                null,
                null,
                null,
                null);
    }

    TradeResult closed(Instant at, CloseReason reason, @Nullable BigDecimal worst, @Nullable BigDecimal best) {
        return new TradeResult(
                closedUnits,
                closedValue,
                realised,
                financing,
                financedUntil,
                spreadCost,
                slippageCost,
                at,
                reason,
                worst,
                best);
    }

    TradeResult financed(BigDecimal amount, Instant until) {
        return new TradeResult(
                closedUnits,
                closedValue,
                realised,
                financing.add(amount),
                until,
                spreadCost,
                slippageCost,
                closedAt,
                closeReason,
                worstPrice,
                bestPrice);
    }
}
