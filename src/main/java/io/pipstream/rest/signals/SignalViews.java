package io.pipstream.rest.signals;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.SignalMessages;
import io.pipstream.signal.SignalSource;
import java.io.IOException;

/** Recorded signals and who gives them, as they are looked at. */
final class SignalViews {

    private SignalViews() {}

    /** What the signal says, and its place among all. */
    static void write(JsonGenerator json, RecordedSignal recorded) throws IOException {
        json.writeStartObject();
        SignalMessages.writeFields(json, recorded.signal());
        json.writeNumberField("sequence", recorded.sequence());
        json.writeStringField("received_at", recorded.receivedAt().toString());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, SignalSource source) throws IOException {
        json.writeStartObject();
        json.writeStringField("source", source.name());
        json.writeNumberField("signals", source.signals());
        json.writeStringField("newest", source.newest().toString());
        json.writeEndObject();
    }
}
