package io.pipstream.domain.rules;

import io.pipstream.domain.account.AccountSummary;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import io.pipstream.domain.rules.MarginRates.MarginRate;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Whether the free margin suffices for a trade. Judged by the account as it would be with the trade open, so that what the
 * spread costs at once counts, too.
 */
public final class LeverageCap {

    private LeverageCap() {}

    /**
     * Why a trade may not be opened; empty if it may.
     *
     * @param after the account with that trade open, at the prices it was opened at
     * @param trade the one that would be opened
     */
    public static Optional<Refusal> open(Valuation after, Trade trade) {
        AccountSummary summary = after.summary();
        if (summary.marginFree().signum() >= 0) {
            return Optional.empty();
        }
        BigDecimal needed = after.margin(trade);
        MarginRate rate = after.marginRate(trade.instrument());
        return Optional.of(new Refusal(
                Reason.INSUFFICIENT_MARGIN,
                "%d %s need a margin of %s %s, %s %% of their value; that is %s more than is free"
                        .formatted(
                                trade.units(),
                                trade.instrument(),
                                needed,
                                after.currency(),
                                rate.rate()
                                        .movePointRight(2)
                                        .stripTrailingZeros()
                                        .toPlainString(),
                                summary.marginFree().negate()),
                rate.source()));
    }
}
