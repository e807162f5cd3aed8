package io.pipstream.signal;

import io.pipstream.platform.Digests;
import io.pipstream.wire.Json;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a repetition of a signal is known by. Of all that it says but its expiry, which moves with the time of sending if it
 * is given in seconds.
 */
public final class SignalFingerprint {

    private SignalFingerprint() {}

    /** The same for the same content, in 64 characters. */
    public static String of(Signal signal) {
        return Digests.sha256(Json.text(json -> {
            json.writeStartArray();
            json.writeString(signal.source());
            json.writeString(signal.id());
            json.writeString(signal.instrument().symbol());
            json.writeString(signal.direction().name());
            json.writeString(plain(signal.entryPrice()));
            json.writeString(plain(signal.stopLoss()));
            json.writeString(plain(signal.confidence()));
            json.writeStartArray();
            for (BigDecimal target : signal.takeProfits()) {
                json.writeString(plain(target));
            }
            json.writeEndArray();
            for (Map.Entry<String, String> label : new TreeMap<>(signal.labels()).entrySet()) {
                json.writeString(label.getKey());
                json.writeString(label.getValue());
            }
            json.writeEndArray();
        }));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
