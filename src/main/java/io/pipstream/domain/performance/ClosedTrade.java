package io.pipstream.domain.performance;

import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeFigures;
import io.pipstream.domain.account.TradeResult;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What the figures need to know of a trade that is wholly closed. Immutable.
 *
 * @param id rises with the time of opening, and orders trades closed at the same instant
 * @param side of the opening fill
 * @param entryPrice of the opening fill, in quote currency
 * @param closed when its last part was closed
 * @param profitLoss realised by all its parts, in the account's currency, without financing
 * @param pips gained, negative when lost: of its parts' average weighted by units
 * @param riskReward planned at opening: the distance to the first take-profit for one of the distance to the stop-loss;
 *     empty without both
 * @param worstPrice the closing side's lowest price of a long while it was open, the highest of a short; empty when not
 *     watched
 * @param bestPrice the closing side's highest price of a long while it was open, the lowest of a short; empty when not
 *     watched
 */
public record ClosedTrade(
        long id,
        Instrument instrument,
        Side side,
        BigDecimal entryPrice,
        Instant closed,
        BigDecimal profitLoss,
        BigDecimal pips,
        Optional<BigDecimal> riskReward,
        Optional<BigDecimal> worstPrice,
        Optional<BigDecimal> bestPrice,
        Costs costs) {

    public ClosedTrade {
        requirePositive(entryPrice, "entry price");
        worstPrice.ifPresent(price -> requirePositive(price, "worst price"));
        bestPrice.ifPresent(price -> requirePositive(price, "best price"));
    }

    /**
     * The trade with the figures that its owner sees: pips and planned reward as they are rounded there.
     *
     * @throws IllegalArgumentException if it is open
     */
    public static ClosedTrade of(Trade trade) {
        TradeResult result = trade.result();
        TradeFigures figures = TradeFigures.of(trade);
        Instant closed = result.closedAt();
        BigDecimal pips = figures.pips();
        if (closed == null || pips == null) {
            throw new IllegalArgumentException("Trade " + trade.id() + " is open");
        }
        return new ClosedTrade(
                trade.id(),
                trade.instrument(),
                trade.side(),
                trade.openPrice(),
                closed,
                result.realised(),
                pips,
                Optional.ofNullable(figures.riskReward()),
                Optional.ofNullable(result.worstPrice()),
                Optional.ofNullable(result.bestPrice()),
                new Costs(
                        result.spreadCost(),
                        result.slippageCost(),
                        result.financing().negate()));
    }

    /** More than nothing was realised. */
    public boolean isWin() {
        return profitLoss.signum() > 0;
    }

    /** Less than nothing was realised; a trade that is neither win nor loss broke even. */
    public boolean isLoss() {
        return profitLoss.signum() < 0;
    }

    /**
     * Maximum adverse excursion: the farthest the trade was under water, in pips from its entry to its worst price, at
     * least what it lost at last and at least 0; empty without a worst price. After John Sweeney, Campaign Trading
     * (1996).
     */
    public Optional<BigDecimal> maePips() {
        return worstPrice.map(worst -> pipsTo(worst).negate().max(pips.negate()).max(BigDecimal.ZERO));
    }

    /**
     * Maximum favourable excursion: the farthest the trade was in profit, in pips from its entry to its best price, at
     * least what it gained at last and at least 0; empty without a best price. Same source as {@link #maePips}.
     */
    public Optional<BigDecimal> mfePips() {
        return bestPrice.map(best -> pipsTo(best).max(pips).max(BigDecimal.ZERO));
    }

    /** The pip is a power of ten, so moving the point divides by it. */
    private BigDecimal pipsTo(BigDecimal price) {
        return price.subtract(entryPrice)
                .multiply(BigDecimal.valueOf(side.sign()))
                .movePointRight(instrument.terms().pip().scale());
    }

    private static void requirePositive(BigDecimal price, String name) {
        if (price.signum() <= 0) {
            throw new IllegalArgumentException("The " + name + " of a trade must be positive, not " + price);
        }
    }
}
