package io.pipstream.feed.live;

import java.net.URI;

/**
 * Where a source is and who we are to it. Tells no key.
 *
 * @param base without a slash at its end
 * @param key empty where none is needed
 * @param account the source's name of our account; empty where none is needed
 */
public record SourceAccess(URI base, String key, String account) {

    @Override
    public String toString() {
        return base.toString();
    }
}
