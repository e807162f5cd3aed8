package io.pipstream.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** The one configured mapper: decimals stay decimals, are written plainly, and nothing unbounded is read. */
public final class Json {

    private static final int DEEPEST = 16;
    private static final int LONGEST_TEXT = 65_536;
    static final int LONGEST_NUMBER = 40;
    private static final int BUFFERS_KEPT = 64;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    // the default keeps buffers in the server's threads, which would hold this class loader after an
                    // undeploy
                    .recyclerPool(JsonRecyclerPools.newBoundedPool(BUFFERS_KEPT))
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /** Writes a message's fields, or any JSON value. */
    @FunctionalInterface
    public interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** An object with the fields that the body writes. */
    public static Encoded encode(Body fields) {
        return Encoded.of(text(json -> {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        }));
    }

    /** The one value that the body writes. */
    public static String text(Body body) {
        StringWriter text = new StringWriter(160);
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            body.write(json);
        } catch (IOException cannotBe) {
            throw new UncheckedIOException("JSON could not be written to memory", cannotBe);
        }
        return text.toString();
    }
}
