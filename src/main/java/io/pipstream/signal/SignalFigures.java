package io.pipstream.signal;

import io.pipstream.domain.performance.ClosedTrade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of signals in one account, and what it brought: the signals of one source, or of all. Quotients have four digits
 * after the point, rounded half-even, and are empty where they have no value. Immutable.
 *
 * @param rejectedByReason by reason, sorted
 * @param closedTrades of those that executed signals opened
 * @param wins of these, those that realised more than 0
 * @param pips the sum of what these gained
 */
public record SignalFigures(
        long processed,
        long executed,
        long expired,
        Map<String, Long> rejectedByReason,
        long closedTrades,
        long wins,
        BigDecimal pips) {

    public static final SignalFigures NONE = new SignalFigures(0, 0, 0, Map.of(), 0, 0, BigDecimal.ZERO);

    private static final int DIGITS = 4;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public SignalFigures {
        rejectedByReason = Collections.unmodifiableMap(new TreeMap<>(rejectedByReason));
    }

    public static SignalFigures of(SourceCounts counts) {
        return new SignalFigures(
                counts.processed(),
                counts.executed(),
                counts.expired(),
                counts.rejectedByReason(),
                0,
                0,
                BigDecimal.ZERO);
    }

    /** With one more closed trade. */
    public SignalFigures with(ClosedTrade trade) {
        return new SignalFigures(
                processed,
                executed,
                expired,
                rejectedByReason,
                closedTrades + 1,
                wins + (trade.isWin() ? 1 : 0),
                pips.add(trade.pips()));
    }

    /** Of the signals of both. */
    public SignalFigures plus(SignalFigures other) {
        Map<String, Long> reasons = new TreeMap<>(rejectedByReason);
        other.rejectedByReason.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
        return new SignalFigures(
                processed + other.processed,
                executed + other.executed,
                expired + other.expired,
                reasons,
                closedTrades + other.closedTrades,
                wins + other.wins,
                pips.add(other.pips));
    }

    /** Those that were only told. */
    public long alerted() {
        return processed - executed;
    }

    /** Executed ones in per cent of those processed. */
    public Optional<BigDecimal> executionRate() {
        return quotient(HUNDRED.multiply(BigDecimal.valueOf(executed)), processed);
    }

    /** Wins in per cent of the closed trades. */
    public Optional<BigDecimal> winRate() {
        return quotient(HUNDRED.multiply(BigDecimal.valueOf(wins)), closedTrades);
    }

    /** What a closed trade gained on average, whatever its size. */
    public Optional<BigDecimal> averagePips() {
        return quotient(pips, closedTrades);
    }

    private static Optional<BigDecimal> quotient(BigDecimal dividend, long divisor) {
        return divisor == 0
                ? Optional.empty()
                : Optional.of(dividend.divide(BigDecimal.valueOf(divisor), DIGITS, RoundingMode.HALF_EVEN));
    }
}
