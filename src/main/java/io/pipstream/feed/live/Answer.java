package io.pipstream.feed.live;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A source's answer, unpacked.
 *
 * @param headers the first of each name; names in any case
 */
public record Answer(int status, Map<String, String> headers, String body) {

    public Answer {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
