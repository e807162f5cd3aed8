package io.pipstream.feed.replay;

import java.io.Closeable;
import java.io.UncheckedIOException;
import java.util.Optional;

/** One pass through a recording, in order of time. For one thread. */
public interface TickSource extends Closeable {

    /**
     * Empty when there are no more.
     *
     * @throws UncheckedIOException if the recording cannot be read further
     */
    Optional<Tick> next();
}
