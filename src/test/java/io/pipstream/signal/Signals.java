package io.pipstream.signal;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.signal.Signal.Direction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signals for tests. */
public final class Signals {

    private Signals() {}

    /** To buy EURUSD at 1.1. */
    public static Signal signal(String source, String id) {
        return signal(source, id, InstrumentFixtures.EUR_USD, "1.10000");
    }

    public static Signal signal(String source, String id, Instrument instrument, String entry) {
        BigDecimal price = instrument.price(new BigDecimal(entry));
        BigDecimal distance = instrument.terms().pip().multiply(BigDecimal.TEN);
        return new Signal(
                id,
                source,
                instrument,
                Direction.BUY,
                price,
                instrument.price(price.subtract(distance)),
                List.of(instrument.price(price.add(distance))),
                BigDecimal.valueOf(85),
                Optional.empty(),
                Map.of("signal_type", "BREAKOUT", "notes", "\"quoted\"\nand ü"));
    }

    /** The same under another id. */
    public static Signal called(Signal signal, String id) {
        return like(signal, id, signal.confidence(), signal.expiresAt(), signal.labels());
    }

    /** The same with another confidence. */
    public static Signal sure(Signal signal, String confidence) {
        return like(signal, signal.id(), new BigDecimal(confidence), signal.expiresAt(), signal.labels());
    }

    /** The same with another expiry. */
    public static Signal until(Signal signal, Instant end) {
        return like(signal, signal.id(), signal.confidence(), Optional.of(end), signal.labels());
    }

    /** The same with other labels. */
    public static Signal labelled(Signal signal, Map<String, String> labels) {
        return like(signal, signal.id(), signal.confidence(), signal.expiresAt(), labels);
    }

    private static Signal like(
            Signal signal, String id, BigDecimal confidence, Optional<Instant> expiresAt, Map<String, String> labels) {
        return new Signal(
                id,
                signal.source(),
                signal.instrument(),
                signal.direction(),
                signal.entryPrice(),
                signal.stopLoss(),
                signal.takeProfits(),
                confidence,
                expiresAt,
                labels);
    }
}
