package io.pipstream.feed.replay;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Prices of one instrument that are kept somewhere and can be gone through as often as one likes. */
public interface Recording {

    /**
     * A pass from the beginning, which the caller closes.
     *
     * @throws IOException if it cannot be read; its message says so
     * @throws UncheckedIOException likewise
     */
    TickSource open() throws IOException;
}
