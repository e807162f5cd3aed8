package io.pipstream.zeromq;

import org.zeromq.ZMQ.Socket;

/**
 * What a {@link ZmqLoop} does. Only the loop's thread calls it, and none of it may wait: a question to somebody else goes to
 * another executor, whose answer is put where {@link #turn} finds it before {@link ZmqLoop#wake} is called.
 */
public interface ZmqWork {

    /** Makes its sockets; again after they failed, when those of before are closed. */
    void open(ZmqSockets sockets);

    /** A message came in. An exception is logged and counted, and the loop goes on. */
    void received(Socket socket, ZmqMessage message);

    /** After messages, when it was woken, and at least every {@link ZmqLoop#TURN}. An exception is treated likewise. */
    default void turn() {}

    /** Its sockets, if it could open them, are closed after this, because the loop ends or they failed. */
    default void closing(ZmqSockets sockets) {}
}
