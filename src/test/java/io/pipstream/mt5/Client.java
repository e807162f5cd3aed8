package io.pipstream.mt5;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ.Socket;

/** A program that talks to the bridge. */
final class Client implements AutoCloseable {

    final ZContext context = new ZContext();
    final Socket socket;

    private Client(SocketType type, String address) {
        this(type, address, socket -> {});
    }

    /** With options that must be set before it connects. */
    Client(SocketType type, String address, Consumer<Socket> options) {
        socket = context.createSocket(type);
        socket.setLinger(0);
        socket.setReceiveTimeOut(10_000);
        socket.setHandshakeIvl(500); // one connection of JeroMQ's in a hundred stops in the middle of its handshake
        options.accept(socket);
        socket.connect(address);
    }

    static Client request(Bridge bridge) {
        return new Client(SocketType.REQ, bridge.address());
    }

    static Client dealer(Bridge bridge) {
        return new Client(SocketType.DEALER, bridge.address());
    }

    /** The answer to it; apostrophes are quotation marks. */
    JsonNode ask(String text) {
        return askExactly(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    JsonNode askExactly(byte[] text) {
        socket.send(text);
        return answer();
    }

    JsonNode answer() {
        byte[] last = socket.recv();
        if (last == null) {
            throw new AssertionError("No answer came");
        }
        while (socket.hasReceiveMore()) {
            last = socket.recv();
        }
        try {
            return Json.mapper().readTree(new String(last, StandardCharsets.UTF_8));
        } catch (JsonProcessingException noJson) {
            throw new AssertionError("No JSON came", noJson);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
