package io.pipstream.wire.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.engine.Command;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;

/** Reads what is to be closed of many trades. Immutable. */
public final class CloseAllReader {

    private final Instruments instruments;

    public CloseAllReader(Instruments instruments) {
        this.instruments = instruments;
    }

    /**
     * The body of {@code trades/close_all/}: with {@code pair} or {@code symbol} that position, all of it or {@code units} or
     * {@code lot_size} of it; everything without.
     */
    public Command read(JsonNode body) throws WrongFieldsException {
        Fields fields = Fields.of(body);
        boolean everything = !fields.has("pair") && !fields.has("symbol");
        if (everything) {
            if (fields.has("units") || fields.has("lot_size")) {
                fields.wrong("pair", "is required with a size");
            }
            fields.refuseIfWrong();
            return new Command.CloseEverything();
        }
        Instrument instrument = Subject.instrument(fields, instruments);
        Long units = Subject.units(fields, instrument);
        fields.refuseIfWrong();
        if (instrument == null) {
            throw new IllegalStateException("An instrument that is unknown was not refused");
        }
        return new Command.ClosePosition(instrument, units);
    }
}
