package io.pipstream.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes the same text for the same content, however a client ordered the members and wrote the numbers. */
final class CanonicalJson {

    private CanonicalJson() {}

    static void write(JsonGenerator json, JsonNode node) throws IOException {
        if (node.isObject()) {
            json.writeStartObject();
            for (String name : sortedNames(node)) {
                json.writeFieldName(name);
                write(json, node.path(name));
            }
            json.writeEndObject();
        } else if (node.isArray()) {
            json.writeStartArray();
            for (JsonNode each : node) {
                write(json, each);
            }
            json.writeEndArray();
        } else if (node.isNumber()) {
            // as text: written plainly, a number such as 1E+999999999 would fill the memory
            json.writeString("#" + node.decimalValue().stripTrailingZeros());
        } else {
            json.writeTree(node);
        }
    }

    private static List<String> sortedNames(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        Collections.sort(names);
        return names;
    }
}
