package io.pipstream.mt5;

import io.pipstream.zeromq.ZmqMessage;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * How an answer finds its way back, and what it answers. Programs come as REQ, with an empty frame before their text, or as
 * DEALER, with it or without.
 */
final class Envelope {

    private static final byte[] NOTHING = new byte[0];
    private static final int LONGEST_ROUTE = 4_096;

    private final List<byte[]> route;
    private final byte[] text;

    private Envelope(List<byte[]> route, byte[] text) {
        this.route = route;
        this.text = text;
    }

    /** Of a message that a ROUTER received. */
    static Envelope of(ZmqMessage message) {
        List<byte[]> frames = message.frames();
        int last = frames.size() - 1;
        if (message.isWhole() && last == 1) {
            return new Envelope(frames.subList(0, 1), frames.get(1));
        }
        boolean isShort =
                frames.stream().limit(last).mapToLong(frame -> frame.length).sum() <= LONGEST_ROUTE;
        if (message.isWhole() && isShort && last > 1 && frames.get(last - 1).length == 0) {
            return new Envelope(frames.subList(0, last), frames.get(last));
        }
        boolean delimited = last > 1 && frames.get(1).length == 0;
        return new Envelope(frames.subList(0, delimited ? 2 : 1), NOTHING);
    }

    /** The peer's name, and the frames that it wants back before the answer. */
    List<byte[]> route() {
        return route;
    }

    /** The request's; empty where its frames make no sense. */
    byte[] text() {
        return text;
    }

    /** The peer's name, by which it can be told from others. */
    ByteBuffer peer() {
        return ByteBuffer.wrap(route.get(0)).asReadOnlyBuffer();
    }
}
