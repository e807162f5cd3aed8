package io.pipstream.rest.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.rest.JsonBody;
import io.pipstream.rest.Problem;
import io.pipstream.wire.request.WrongFieldsException;
import java.io.InputStream;

/** Reads the short bodies of this package. */
final class AccessBody {

    private static final int LIMIT_BYTES = 16 * 1024;

    private AccessBody() {}

    /** What a body asks for. */
    @FunctionalInterface
    interface Reader<T> {
        T read(JsonNode body) throws WrongFieldsException;
    }

    /** @throws io.pipstream.rest.ProblemException 400 or 413 if it cannot be understood */
    static <T> T read(InputStream body, Reader<T> reader) {
        return understood(JsonBody.read(body, LIMIT_BYTES), reader);
    }

    /** The same, but no body at all is an object without members. */
    static <T> T readOptional(InputStream body, Reader<T> reader) {
        return understood(JsonBody.readOptional(body, LIMIT_BYTES), reader);
    }

    private static <T> T understood(JsonNode body, Reader<T> reader) {
        try {
            return reader.read(body);
        } catch (WrongFieldsException wrong) {
            throw Problem.wrongFields(String.valueOf(wrong.getMessage()), wrong.fields())
                    .toException();
        }
    }
}
