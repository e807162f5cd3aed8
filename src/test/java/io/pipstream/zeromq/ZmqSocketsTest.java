package io.pipstream.zeromq;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ.Socket;

class ZmqSocketsTest {

    private static final Duration A_WHILE = Duration.ofSeconds(5);

    @Test
    void theOthersAreHeardAfterOneWasClosed() {
        try (ZContext context = new ZContext();
                ZmqSockets sockets = new ZmqSockets(context, new Wakeup(), () -> false)) {
            Socket closed = sockets.open(SocketType.PULL);
            closed.bind("inproc://closed");
            for (int number = 1; number <= 2; number++) {
                sockets.open(SocketType.PULL).bind("inproc://open-" + number);
            }

            sockets.close(closed);

            for (int number = 1; number <= 2; number++) {
                Socket sender = context.createSocket(SocketType.PUSH);
                sender.connect("inproc://open-" + number);
                sender.send("for " + number);
                assertThat(heard(sockets)).containsExactly("for " + number);
            }
        }
    }

    private static List<String> heard(ZmqSockets sockets) {
        List<String> heard = new ArrayList<>();
        sockets.poll(
                A_WHILE,
                (socket, message) -> heard.add(new String(message.frames().get(0), StandardCharsets.UTF_8)));
        return heard;
    }
}
