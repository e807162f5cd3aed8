package io.pipstream.signal.execution;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How large a signal is executed, and how far from its entry at most. Immutable.
 *
 * @param riskPercent what it may lose at its stop, in per cent of equity, where there are no units
 * @param units of the order; null for as many as the risk allows
 * @param maximumDeviationPips how far the price may be from the signal's entry, either way
 */
public record ExecutionTerms(
        BigDecimal riskPercent, @Nullable Long units, BigDecimal maximumDeviationPips) {

    public static ExecutionTerms ofRisk(BigDecimal percent, BigDecimal maximumDeviationPips) {
        return new ExecutionTerms(percent, null, maximumDeviationPips);
    }

    public static ExecutionTerms ofUnits(long units, BigDecimal maximumDeviationPips) {
        return new ExecutionTerms(BigDecimal.ZERO, units, maximumDeviationPips);
    }
}
