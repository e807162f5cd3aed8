package io.pipstream.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** What a client calls its request: a text or a whole number, given back in the answer as it came. */
public record RequestId(JsonNode value) {

    static final int LONGEST = 128;
}
