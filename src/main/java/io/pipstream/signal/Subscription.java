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
 * @param mostADay of the source's signals executed in one day of trading: 1 to 1,000
 * @param mostLossPercentADay no more is executed on a day on which the account has lost that much of the balance it began
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
        BigDecimal mostLossPercentADay) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal USUAL_DEVIATION_PIPS = BigDecimal.valueOf(5);
    private static final BigDecimal USUAL_LOSS_PERCENT = BigDecimal.valueOf(5);
    private static final int USUAL_MOST_A_DAY = 20;

    /** @throws IllegalArgumentException if a figure is out of its range */
    public Subscription {
        require(riskPercent.signum() > 0 && riskPercent.compareTo(BigDecimal.TEN) <= 0, "risk above 0, at most 10");
        require(leastConfidence.signum() >= 0 && leastConfidence.compareTo(HUNDRED) <= 0, "confidence 0 to 100");
        require(
                maximumAge.compareTo(Duration.ofSeconds(1)) >= 0 && maximumAge.compareTo(Duration.ofDays(1)) <= 0,
                "age 1 s to 1 day");
        require(
                maximumDeviationPips.signum() >= 0 && maximumDeviationPips.compareTo(BigDecimal.valueOf(1_000)) <= 0,
                "deviation 0 to 1,000 pips");
        require(mostADay >= 1 && mostADay <= 1_000, "1 to 1,000 a day");
        require(
                mostLossPercentADay.signum() > 0 && mostLossPercentADay.compareTo(HUNDRED) <= 0,
                "loss above 0, at most 100");
    }

    /** As a source is followed by whoever says nothing else. */
    public static Subscription usual(AccountId account, String source) {
        return new Subscription(
                account,
                source,
                true,
                BigDecimal.ONE,
                BigDecimal.ZERO,
                Duration.ofMinutes(1),
                USUAL_DEVIATION_PIPS,
                USUAL_MOST_A_DAY,
                USUAL_LOSS_PERCENT);
    }

    private static void require(boolean holds, String range) {
        if (!holds) {
            throw new IllegalArgumentException("A subscription needs " + range);
        }
    }
}
