package io.pipstream.stream.transport;

import io.pipstream.wire.Encoded;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The cheapest correct way to hand text to one socket on the server this runs on. Never blocks. */
public interface Transport {
    /** How many sends may be handed over before the first has completed. */
    int maxInFlight();
    /** Hands one text message over and returns at once; {@code done} is called exactly once with null or the failure, possibly before this returns. */
    void send(Encoded message, Completion done);

    void ping(ByteBuffer payload) throws IOException;
    /**
     * The polite end: a close frame with code and reason, which the client answers. One that does not is left to
     * {@link #abort}, which has to follow in a while; only a server that stops (1001) may leave it out. Harmless on a closed
     * session.
     */
    void close(int code, String reason);
    /** The hard end: resets the TCP connection so that neither server nor kernel keeps anything of it. Harmless on a closed session. */
    void abort();

    /** Called once for each send. */
    interface Completion {
        void completed(@Nullable Throwable failure);
    }
}
