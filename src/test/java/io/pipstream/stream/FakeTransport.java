package io.pipstream.stream;

import io.pipstream.stream.transport.Transport;
import io.pipstream.wire.Encoded;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A socket that keeps what it is given; it confirms and completes when the test says so. */
final class FakeTransport implements Transport {

    final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    final Deque<ByteBuffer> pings = new ArrayDeque<>();
    final Deque<Completion> waiting = new ArrayDeque<>();

    @Nullable
    Integer closeCode;

    boolean aborted;
    private final int maxInFlight;
    private final Completing completing;

    enum Completing {
        AT_ONCE,
        WHEN_TOLD
    }

    FakeTransport(int maxInFlight, Completing completing) {
        this.maxInFlight = maxInFlight;
        this.completing = completing;
    }

    static FakeTransport prompt() {
        return new FakeTransport(1, Completing.AT_ONCE);
    }

    @Override
    public int maxInFlight() {
        return maxInFlight;
    }

    @Override
    public void send(Encoded message, Completion done) {
        sent.add(message.text());
        if (completing == Completing.AT_ONCE) {
            done.completed(null);
        } else {
            waiting.add(done);
        }
    }

    @Override
    public void ping(ByteBuffer payload) {
        pings.add(payload);
    }

    @Override
    public void close(int code, String reason) {
        closeCode = code;
    }

    @Override
    public void abort() {
        aborted = true;
    }
}
