package io.pipstream.domain.performance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How far trades went against and with the trader while they were open, on average. Immutable.
 *
 * @param averageMaePips mean of {@link ClosedTrade#maePips}, over the trades that have one; empty without such
 * @param averageMfePips mean of {@link ClosedTrade#mfePips}, over the trades that have one; empty without such
 */
public record Excursions(Optional<BigDecimal> averageMaePips, Optional<BigDecimal> averageMfePips) {

    static Excursions of(List<ClosedTrade> trades) {
        return new Excursions(
                Decimals.mean(trades.stream()
                        .flatMap(trade -> trade.maePips().stream())
                        .toList()),
                Decimals.mean(trades.stream()
                        .flatMap(trade -> trade.mfePips().stream())
                        .toList()));
    }
}
