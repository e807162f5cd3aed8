package io.pipstream.signal;

import io.pipstream.domain.market.Instrument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody's opinion that an instrument is to be bought or sold. Immutable.
 *
 * @param id the sender's name for it, or ours; a source gives each id once
 * @param source who has the opinion: 1 to 64 characters
 * @param confidence 0 to 100
 * @param takeProfits one to three
 * @param expiresAt from when on nobody should follow it any more
 * @param labels further texts, such as {@code signal_type} and {@code timeframe}
 */
public record Signal(
        String id,
        String source,
        Instrument instrument,
        Direction direction,
        BigDecimal entryPrice,
        BigDecimal stopLoss,
        List<BigDecimal> takeProfits,
        BigDecimal confidence,
        Optional<Instant> expiresAt,
        Map<String, String> labels) {

    /** Which way. */
    public enum Direction {
        BUY,
        SELL
    }

    public Signal {
        takeProfits = List.copyOf(takeProfits);
        labels = Map.copyOf(labels);
    }
}
