package io.pipstream.wire.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.market.Instrument;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads how a signal that is there is to be executed. */
public final class SignalExecutionReader {

    private static final int DIGITS = 4;
    private static final BigDecimal LEAST = new BigDecimal("0.0001");
    private static final BigDecimal MOST_PIPS = BigDecimal.valueOf(1_000);

    private SignalExecutionReader() {}

    /** What was asked for, each null for what was left out; not both risk and units. Immutable. */
    public record Asked(
            @Nullable BigDecimal riskPercent,
            @Nullable Long units,
            @Nullable BigDecimal maximumDeviationPips) {}

    /** @param instrument of the signal */
    public static Asked read(JsonNode body, Instrument instrument) throws WrongFieldsException {
        Fields fields = Fields.of(body);
        Asked asked = new Asked(
                fields.number("risk_percent", LEAST, BigDecimal.TEN, DIGITS),
                Subject.units(fields, instrument),
                fields.number("maximum_deviation_pips", BigDecimal.ZERO, MOST_PIPS, DIGITS));
        if (fields.has("risk_percent") && (fields.has("units") || fields.has("lot_size"))) {
            fields.wrong("risk_percent", "and a size exclude each other");
        }
        fields.refuseIfWrong();
        return asked;
    }
}
