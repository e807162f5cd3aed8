package io.pipstream.wire.request;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Lots;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a request is about, and how much of it. */
final class Subject {

    private static final int LONGEST_SYMBOL = 16;

    private Subject() {}

    /** By {@code pair} or {@code symbol}, one of which is required; both, if they are the same. */
    static @Nullable Instrument instrument(Fields fields, Instruments instruments) {
        if (!fields.has("pair") && !fields.has("symbol")) {
            fields.wrong("pair", "is required");
        }
        Instrument pair = named(fields, "pair", instruments);
        Instrument symbol = named(fields, "symbol", instruments);
        if (pair != null && symbol != null && !pair.equals(symbol)) {
            fields.wrong("symbol", "is another instrument than pair");
        }
        return pair == null ? symbol : pair;
    }

    private static @Nullable Instrument named(Fields fields, String field, Instruments instruments) {
        String name = fields.text(field, LONGEST_SYMBOL);
        if (name == null) {
            return null;
        }
        Instrument instrument = instruments.find(name).orElse(null);
        if (instrument == null) {
            fields.wrong(field, "is not a known instrument");
        }
        return instrument;
    }

    /** By {@code units} or {@code lot_size}; both, if they are the same; null for neither. */
    static @Nullable Long units(Fields fields, @Nullable Instrument instrument) {
        Long units = fields.whole("units", 1, Long.MAX_VALUE);
        BigDecimal lots = fields.number("lot_size");
        if (lots == null || instrument == null) {
            return units;
        }
        Long ofLots = ofLots(fields, instrument, lots);
        if (units != null && ofLots != null && !units.equals(ofLots)) {
            fields.wrong("lot_size", "is not the same as units");
        }
        return units == null ? ofLots : units;
    }

    static @Nullable Long ofLots(Fields fields, Instrument instrument, BigDecimal lots) {
        if (lots.signum() <= 0) {
            fields.wrong("lot_size", "must be positive");
            return null;
        }
        try {
            return Lots.toUnits(instrument, lots);
        } catch (IllegalArgumentException notWhole) {
            fields.wrong("lot_size", "is not possible: " + notWhole.getMessage());
            return null;
        }
    }
}
