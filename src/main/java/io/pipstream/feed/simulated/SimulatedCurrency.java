package io.pipstream.feed.simulated;

import io.pipstream.domain.money.Currency;
import org.jspecify.annotations.Nullable;

/**
 * How a currency moves against the dollar in the simulated market.
 *
 * @param usdValue dollars for one unit, the level it starts from and returns to
 * @param dailyVolatility standard deviation of a day's move, as a share: 0.005 is half a percent
 * @param anchor the currency whose moves it shares, null for none
 * @param correlation with the anchor's moves, -1 to 1
 */
record SimulatedCurrency(
        Currency currency,
        double usdValue,
        double dailyVolatility,
        @Nullable Currency anchor,
        double correlation,
        DailyRhythm rhythm) {

    SimulatedCurrency {
        require(usdValue > 0 && Double.isFinite(usdValue), "the rate must be positive");
        require(dailyVolatility > 0 && dailyVolatility < 0.2, "the daily volatility must be 0 to 20 percent");
        require(StrictMath.abs(correlation) <= 1, "the correlation must be -1 to 1");
        require(anchor != null || correlation == 0, "a correlation needs an anchor");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
