package io.pipstream.domain.account;

import io.pipstream.domain.market.Conversion;
import io.pipstream.domain.market.Quote;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Everything that made a fill's price. Immutable.
 *
 * @param quote the quote it saw
 * @param quoteAgeMillis how old that was, by this server's clock
 * @param trigger what released it
 * @param triggerPrice the price that had to be reached; null if none had to
 * @param draw what chance added
 * @param halfSpreadCost what the distance from the middle to the dealing price cost, in the account's currency, 0 or more
 * @param slippageCost what the slippage cost, in the account's currency; negative if it was a gain
 * @param conversion from the quote currency to the account's
 */
public record FillExplanation(
        Quote quote,
        long quoteAgeMillis,
        Trigger trigger,
        @Nullable BigDecimal triggerPrice,
        Draw draw,
        BigDecimal halfSpreadCost,
        BigDecimal slippageCost,
        Conversion conversion) {

    /** What released a fill. */
    public enum Trigger {
        MARKET,
        LIMIT,
        STOP,
        MARKET_IF_TOUCHED,
        STOP_LOSS,
        TAKE_PROFIT,
        TRAILING_STOP,
        CLIENT_CLOSE,
        MARGIN_CLOSEOUT
    }

    /**
     * What a realism profile drew for one fill.
     *
     * @param seed of this draw alone
     * @param slippagePips against the trader; negative in favour
     * @param spreadFactor how much wider than quoted the spread was taken
     */
    public record Draw(
            RealismProfile.RealismName model,
            int version,
            long seed,
            int latencyMillis,
            BigDecimal slippagePips,
            BigDecimal spreadFactor) {}
}
