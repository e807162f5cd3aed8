package io.pipstream.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Reads what resources answer. */
public final class Answers {

    private Answers() {}

    public static String text(Response response) {
        return new String((byte[]) response.getEntity(), UTF_8);
    }

    public static Problem problemOf(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }

    public static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
