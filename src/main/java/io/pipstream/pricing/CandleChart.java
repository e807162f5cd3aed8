package io.pipstream.pricing;

import io.pipstream.domain.market.Candle;
import java.util.List;
import java.util.Optional;

/**
 * Candles of one interval, oldest first, at most one of each slot; a time without quotes has none.
 *
 * @param source whose quotes all of them are made of; empty where nothing has been quoted
 */
public record CandleChart(Optional<String> source, List<Candle> candles) {}
