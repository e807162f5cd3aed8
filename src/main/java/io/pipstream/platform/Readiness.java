package io.pipstream.platform;

import java.util.Map;

/**
 * A part of the server that can be unable to do its work. Every bean of this type is asked when somebody asks whether the
 * server is ready, so the answer must come at once and never throw.
 */
public interface Readiness {

    /** A word, the same on every server, for example {@code feed}. */
    String name();

    boolean ready();

    /** What an operator wants to know of it, in the order to show it; no secrets. */
    Map<String, String> details();
}
