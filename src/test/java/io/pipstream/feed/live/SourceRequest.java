package io.pipstream.feed.live;

import java.util.Map;

/**
 * A request as it came.
 *
 * @param target path and query
 * @param headers names in lower case
 */
public record SourceRequest(String method, String target, Map<String, String> headers) {

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
