package io.pipstream.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.wire.Json;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The document {@code docs/openapi.yaml}, and whether a value is as its schemas say: stricter, since no further member may be there. */
public record OpenApi(JsonNode document) {

    public static OpenApi read() {
        try (Reader reader = Files.newBufferedReader(Path.of("docs/openapi.yaml"))) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return new OpenApi(Json.mapper().valueToTree(read));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    JsonNode schema(String name) {
        return resolved(document.path("components").path("schemas").path(name));
    }

    /** What the reference refers to. */
    public JsonNode resolved(JsonNode node) {
        if (!node.has("$ref")) {
            if (node.isMissingNode()) {
                throw new AssertionError("There is no such thing in the document");
            }
            return node;
        }
        return resolved(document.at(node.path("$ref").textValue().substring(1)));
    }

    /** What is wrong with the value; empty if nothing is. */
    public List<String> faults(JsonNode schema, JsonNode value, String place) {
        JsonNode resolved = resolved(schema);
        List<String> faults = new ArrayList<>();
        for (String choice : List.of("oneOf", "anyOf")) {
            if (resolved.has(choice)) {
                boolean fits = elements(resolved.path(choice))
                        .anyMatch(each -> faults(each, value, place).isEmpty());
                if (!fits) {
                    faults.add(place + " is none of what it may be");
                }
            }
        }
        if (resolved.has("type") && !isOfType(resolved.path("type"), value)) {
            faults.add(place + " is not " + resolved.path("type") + " but " + value);
        }
        if (resolved.has("enum") && elements(resolved.path("enum")).noneMatch(value::equals)) {
            faults.add(place + " is none of " + resolved.path("enum") + " but " + value);
        }
        if (resolved.has("const") && !resolved.path("const").equals(value)) {
            faults.add(place + " is not " + resolved.path("const"));
        }
        if (value.isArray()) {
            for (int index = 0; index < value.size(); index++) {
                faults.addAll(faults(resolved.path("items"), value.get(index), place + "[" + index + "]"));
            }
        } else if (value.isObject() && resolved.path("type").toString().contains("object")) {
            faults.addAll(memberFaults(resolved, value, place));
        }
        return faults;
    }

    private List<String> memberFaults(JsonNode schema, JsonNode value, String place) {
        List<String> faults = new ArrayList<>();
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.textValue())) {
                faults.add(place + " lacks " + required.textValue());
            }
        }
        JsonNode others = schema.path("additionalProperties");
        value.properties().forEach(member -> {
            JsonNode known = schema.path("properties").path(member.getKey());
            String name = place + "." + member.getKey();
            if (!known.isMissingNode()) {
                faults.addAll(faults(known, member.getValue(), name));
            } else if (others.isObject()) {
                faults.addAll(faults(others, member.getValue(), name));
            } else if (!others.asBoolean(false) && schema.has("properties")) {
                faults.add(name + " is not described");
            }
        });
        return faults;
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        return type.isArray()
                ? elements(type).anyMatch(each -> isOfType(each, value))
                : switch (type.asText()) {
                    case "null" -> value.isNull();
                    case "string" -> value.isTextual();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "boolean" -> value.isBoolean();
                    case "array" -> value.isArray();
                    default -> value.isObject();
                };
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
