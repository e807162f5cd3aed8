package io.pipstream.zeromq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets other threads end a poll early: a byte in a pipe, and never more than one. Thread-safe. */
final class Wakeup implements AutoCloseable {

    private final Pipe pipe;
    private final AtomicBoolean rung = new AtomicBoolean();

    Wakeup() {
        try {
            pipe = Pipe.open();
            pipe.source().configureBlocking(false);
            pipe.sink().configureBlocking(false);
        } catch (IOException failed) {
            throw new UncheckedIOException("No pipe could be opened", failed);
        }
    }

    SelectableChannel channel() {
        return pipe.source();
    }

    /** Costs next to nothing if nobody has heard the last one yet. */
    void ring() {
        if (rung.compareAndSet(false, true)) {
            try {
                pipe.sink().write(ByteBuffer.wrap(new byte[1]));
            } catch (IOException closed) {
                // whoever polls looks by itself soon
            }
        }
    }

    /** By whoever polls, before it looks at what others have put down for it. */
    void heard() {
        try {
            pipe.source().read(ByteBuffer.allocate(8));
        } catch (IOException closed) {
            // rung no more
        }
        rung.set(false);
    }

    @Override
    public void close() {
        rung.set(true);
        try {
            pipe.sink().close();
            pipe.source().close();
        } catch (IOException failed) {
            throw new UncheckedIOException("A pipe could not be closed", failed);
        }
    }
}
