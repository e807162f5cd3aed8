package io.pipstream.feed.live;

import java.net.URI;
import java.util.Map;

/**
 * A request to a source: a GET, or the handshake of a WebSocket. Its address and headers may hold the source's key, so it
 * tells neither.
 */
public record Question(URI address, Map<String, String> headers) {

    public Question {
        headers = Map.copyOf(headers);
    }

    /** Where it goes, without what may be secret. */
    @Override
    public String toString() {
        return address.getScheme() + "://" + address.getAuthority() + address.getPath();
    }
}
