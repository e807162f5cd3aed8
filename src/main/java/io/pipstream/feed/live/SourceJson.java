package io.pipstream.feed.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads the JSON of sources: bounded in depth and length, decimals stay decimals. A field that is there twice is refused, for
 * nobody can say which of two prices was meant.
 */
public final class SourceJson {

    private static final int DEEPEST = 16;
    private static final int LONGEST_DOCUMENT = 1_000_000;
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_TEXT = 10_000;
    private static final int BUFFERS_KEPT = 16;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxDocumentLength(LONGEST_DOCUMENT)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(LONGEST_TEXT)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    // the default keeps buffers in the server's threads, which would hold this class loader after an
                    // undeploy
                    .recyclerPool(JsonRecyclerPools.newBoundedPool(BUFFERS_KEPT))
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private SourceJson() {}

    public static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    /** An object, whole and with nothing after it. */
    public static JsonNode object(String text) throws NotUnderstoodException {
        if (text.length() > LONGEST_DOCUMENT) {
            throw new NotUnderstoodException("JSON too long: " + text.length() + " characters");
        }
        JsonNode read;
        try {
            read = MAPPER.readTree(text);
        } catch (JsonProcessingException
                | NumberFormatException wrong) { // the latter of an exponent of too many digits
            // its own message may quote more of the text than may be shown
            throw new NotUnderstoodException("not JSON: " + Excerpt.of(text));
        }
        if (!read.isObject()) {
            throw new NotUnderstoodException("no JSON object: " + Excerpt.of(text));
        }
        return read;
    }

    /** The field's text; empty if there is none. */
    public static Optional<String> text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** Whether the field is there and says something. */
    public static boolean has(JsonNode object, String field) {
        return object.hasNonNull(field);
    }

    /** The field's number, written as such or as a text. */
    public static BigDecimal price(JsonNode object, String field) throws NotUnderstoodException {
        JsonNode value = object.path(field);
        if (value.isTextual()) {
            return price(value.textValue());
        }
        if (!value.isNumber()) {
            throw new NotUnderstoodException(Excerpt.of(field) + " is no number: " + Excerpt.of(value.toString()));
        }
        return bounded(value.decimalValue());
    }

    static BigDecimal price(String text) throws NotUnderstoodException {
        if (text.length() <= LONGEST_NUMBER) {
            try {
                return bounded(new BigDecimal(text));
            } catch (NumberFormatException notANumber) {
                // told below
            }
        }
        throw new NotUnderstoodException("no number: " + Excerpt.of(text));
    }

    /** Adding something to a number such as 1E999999999 would fill the memory. */
    private static BigDecimal bounded(BigDecimal number) throws NotUnderstoodException {
        if (number.precision() > LONGEST_NUMBER || Math.abs((long) number.scale()) > LONGEST_NUMBER) {
            throw new NotUnderstoodException("no price has so many digits");
        }
        return number;
    }
}
