package io.pipstream.kill;

import com.fasterxml.jackson.databind.JsonNode;

/** What the server said to one request. */
record Answer(int status, JsonNode body, boolean isReplay) {

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Whether it is the last word: a server that has too much to do, or whose database is down, is asked again. */
    boolean isFinal() {
        return status < 500;
    }

    long id() {
        return body.path("id").asLong();
    }

    String code() {
        return body.path("code").asText();
    }
}
