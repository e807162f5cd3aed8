package io.pipstream.mt5;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.wire.Json;

/**
 * What goes back to a client.
 *
 * @param outcome {@code ok}, or the code of what was wrong
 */
record JsonAnswer(String outcome, String text) {

    private static final String OK = "ok";

    static JsonAnswer success(JsonNode id, Json.Body data) {
        return of(OK, id, json -> {
            json.writeFieldName("data");
            data.write(json);
        });
    }

    static JsonAnswer failure(JsonNode id, TerminalException refused) {
        return of(refused.code(), id, json -> {
            json.writeStringField("error", refused.sentence());
            json.writeStringField("code", refused.code());
        });
    }

    private static JsonAnswer of(String outcome, JsonNode id, Json.Body fields) {
        String text = Json.text(json -> {
            json.writeStartObject();
            json.writeBooleanField("success", outcome.equals(OK));
            if (!id.isNull()) {
                json.writeFieldName("id");
                json.writeTree(id);
            }
            fields.write(json);
            json.writeEndObject();
        });
        return new JsonAnswer(outcome, text);
    }
}
