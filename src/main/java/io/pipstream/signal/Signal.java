package io.pipstream.signal;

import io.pipstream.domain.market.Instrument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Somebody's opinion that an instrument is to be bought or sold.
 *
 * @param id the sender's name for it, or ours
 * @param confidence 0 to 100
 * @param takeProfits one to three
 * @param labels further texts, such as {@code signal_type} and {@code signal_source}
 */
public record Signal(
        String id,
        Instrument instrument,
        Direction direction,
        BigDecimal entryPrice,
        BigDecimal stopLoss,
        List<BigDecimal> takeProfits,
        BigDecimal confidence,
        Map<String, String> labels) {

    /** Which way. */
    public enum Direction {
        BUY,
        SELL
    }
}
