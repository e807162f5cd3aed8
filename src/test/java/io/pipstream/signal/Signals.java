package io.pipstream.signal;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.signal.Signal.Direction;
import java.math.BigDecimal;
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
}
