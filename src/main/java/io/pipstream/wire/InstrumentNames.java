package io.pipstream.wire;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import java.io.IOException;

/** Instruments as members; {@code pair} and {@code symbol} are the same name twice, as old clients know either. */
final class InstrumentNames {

    private InstrumentNames() {}

    static void write(MemberWriter to, Instrument instrument) throws IOException {
        to.text("pair", instrument.symbol());
        to.text("symbol", instrument.symbol());
    }

    /** @throws IllegalArgumentException if it is not traded any more */
    static Instrument read(Members from, Instruments instruments) {
        String symbol = from.text("symbol");
        return instruments
                .find(symbol)
                .orElseThrow(() -> new IllegalArgumentException("Not a known instrument: " + symbol));
    }
}
