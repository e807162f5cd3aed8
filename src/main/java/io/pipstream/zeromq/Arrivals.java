package io.pipstream.zeromq;

import java.util.concurrent.atomic.AtomicLong;
import org.zeromq.SocketType;
import org.zeromq.ZMQ.Socket;
import zmq.Msg;
import zmq.msg.MsgAllocator;

/**
 * About how much memory holds what has come to one socket and was not taken from it. ZeroMQ limits the messages that wait,
 * but neither how many frames one that is not complete has, nor how many peers send them. What was thrown away with a
 * connection counts for ever. Thread-safe.
 */
final class Arrivals implements MsgAllocator {

    /** More than that is nothing that a program means. */
    static final long MOST = 64L * 1024 * 1024;

    /** What an empty frame costs. */
    private static final int FRAME = 128;

    /** What encryption adds to a frame. */
    private static final int CURVE = 33;

    private final int largestFrame;
    private final AtomicLong bytes = new AtomicLong();

    Arrivals(int largestFrame) {
        this.largestFrame = largestFrame;
    }

    /**
     * JeroMQ 0.6.0 takes a length of 64 bits whose first is set for a small one, and asks for what its last 32 bits say: two
     * gigabytes, or less than nothing, either of which ends its thread. Such a frame is made an empty one; whoever sends
     * it is none of ours, and what follows it makes no sense.
     */
    @Override
    public Msg allocate(int size) {
        int possible = size < 0 || size > largestFrame ? 0 : size;
        bytes.addAndGet((long) possible + FRAME);
        return new Arrived(possible);
    }

    /** After a message was taken: of its frames the first, if the socket itself put it there, did not come in. */
    void taken(Socket socket, long frameCount, long length) {
        long frames = socket.getSocketType() == SocketType.ROUTER ? frameCount - 1 : frameCount;
        long taken = length + frames * (socket.getCurveServer() ? FRAME + CURVE : FRAME);
        bytes.updateAndGet(before -> Math.max(0, before - taken));
    }

    boolean areTooMuch() {
        return bytes() > MOST;
    }

    long bytes() {
        return bytes.get();
    }

    private final class Arrived extends Msg {

        Arrived(int size) {
            super(size);
        }

        /** Heartbeats and handshakes do not wait to be taken. */
        @Override
        public void setFlags(int flags) {
            super.setFlags(flags);
            if ((flags & COMMAND) != 0) {
                bytes.addAndGet(-size() - (long) FRAME);
            }
        }
    }
}
