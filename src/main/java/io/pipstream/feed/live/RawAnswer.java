package io.pipstream.feed.live;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A source's answer as it came, unpacked.
 *
 * @param headers the first of each name; names in any case
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as it came, and never compared
record RawAnswer(int status, Map<String, String> headers, byte[] body) {

    Answer text() {
        return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
    }
}
