package io.pipstream.signal;

import io.pipstream.domain.account.AccountId;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * An account follows a source: its signals are executed without anybody being asked. Immutable.
 *
 * @param active whether they are now
 * @param riskPercent what a signal may lose if its stop is hit, in per cent of equity at a multiplier of 1; above 0, at most 10
 * @param leastConfidence 0 to 100; what is less sure is left alone
 * @param maximumAge what was received longer ago is left alone: 1 s to 1 day
 * @param maximumDeviationPips how far the price may be from the signal's entry, either way: 0 to 1,000
 * @param mostADay signals executed in one day of trading: 1 to 1,000
 * @param mostLossPercentADay no more is executed on a day on which the account has lost that much of the equity it began
 *     with: above 0, at most 100
 */
public record Subscription(
        AccountId account,
        String source,
        boolean active,
        BigDecimal riskPercent,
        BigDecimal leastConfidence,
        Duration maximumAge,
        BigDecimal maximumDeviationPips,
        int mostADay,
        BigDecimal mostLossPercentADay) {}
