package io.pipstream.pricing;

import io.pipstream.domain.market.Candle;
import java.util.List;

/**
 * Candles on their way to the store.
 *
 * @param putBack to be run if they did not get there
 */
record CandleHandover(List<Candle> candles, Runnable putBack) {}
