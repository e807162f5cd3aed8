package io.pipstream.signal.strategy;

import io.pipstream.domain.market.Candle;
import io.pipstream.signal.Signal.Direction;
import java.math.BigDecimal;

/**
 * That the shorter average went to the other side of the longer with a candle. Immutable.
 *
 * @param direction up is to buy
 * @param atr the average true range then, above 0
 * @param distance between the averages, at least 0
 */
record Cross(Candle candle, Direction direction, BigDecimal atr, BigDecimal distance) {}
