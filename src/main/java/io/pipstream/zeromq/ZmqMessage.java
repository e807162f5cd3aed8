package io.pipstream.zeromq;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQ.Socket;
import zmq.Msg;
import zmq.io.Metadata;

/**
 * What came in as one. Immutable, except that nobody copies its bytes.
 *
 * @param frames the first of them, at most {@value #MOST_FRAMES}
 * @param frameCount how many there were
 * @param user the client's public key, in Z85, if it was admitted by it; else empty
 * @param address the client's IP address, as far as it is known; else empty
 */
public record ZmqMessage(List<byte[]> frames, long frameCount, String user, String address) {

    public static final int MOST_FRAMES = 16;

    public ZmqMessage {
        frames = List.copyOf(frames);
    }

    /** Whether all of it is here. */
    public boolean isWhole() {
        return frameCount == frames.size();
    }

    /** Empty if nothing has come. For the socket's thread only. */
    static Optional<ZmqMessage> receive(Socket socket, Arrivals arrivals) {
        Msg first = socket.recvMsg(ZMQ.DONTWAIT);
        if (first == null) {
            return Optional.empty();
        }
        List<byte[]> frames = new ArrayList<>();
        long count = 0;
        long length = 0;
        Metadata metadata = null;
        for (Msg frame = first; frame != null; frame = frame.hasMore() ? socket.recvMsg(ZMQ.DONTWAIT) : null) {
            if (frames.size() < MOST_FRAMES) {
                frames.add(frame.data());
            }
            length += count == 0 && socket.getSocketType() == SocketType.ROUTER ? 0 : frame.size();
            count++;
            metadata = frame.getMetadata() == null ? metadata : frame.getMetadata();
        }
        arrivals.taken(socket, count, length);
        return Optional.of(new ZmqMessage(
                frames,
                count,
                property(metadata, Metadata.USER_ID),
                withoutPort(property(metadata, Metadata.PEER_ADDRESS))));
    }

    private static String withoutPort(String address) {
        int colon = address.lastIndexOf(':');
        String host = colon < 0 ? address : address.substring(0, colon);
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static String property(@Nullable Metadata metadata, String name) {
        String value = metadata == null ? null : metadata.get(name);
        return value == null ? "" : value;
    }
}
