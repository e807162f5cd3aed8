package io.pipstream.zeromq;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.platform.Settings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ.Curve;
import org.zeromq.ZMQ.Curve.KeyPair;
import org.zeromq.ZMQ.Socket;
import zmq.Msg;

@Timeout(60)
class ArrivalsTest {

    private final Arrivals arrivals = new Arrivals(100_000);

    @ParameterizedTest
    @CsvSource({"ROUTER, DEALER, false", "ROUTER, DEALER, true", "PULL, PUSH, false", "PULL, PUSH, true"})
    void whatWasTakenDoesNotCount(SocketType type, SocketType clients, boolean encrypted) {
        try (ZContext context = new ZContext()) {
            Socket server = context.createSocket(type);
            Socket client = context.createSocket(clients);
            client.setHandshakeIvl(500);
            server.setMsgAllocator(arrivals);
            if (encrypted) {
                encrypt(server, client);
            }
            server.bind("tcp://127.0.0.1:0");
            client.connect(server.getLastEndpoint());
            for (int message = 0; message < 100; message++) {
                client.sendMore(new byte[message]);
                client.sendMore("");
                client.send(new byte[message * 100]);
            }

            arrivals.allocate(1_000); // never taken
            for (int taken = 0; taken < 100; ) {
                Optional<ZmqMessage> message = ZmqMessage.receive(server, arrivals);
                taken += message.isPresent() ? 1 : 0;
                Thread.onSpinWait();
            }
            assertThat(arrivals.bytes()).isEqualTo(1_128);
        }
    }

    private static void encrypt(Socket server, Socket client) {
        KeyPair pair = Curve.generateKeyPair();
        CurveServer.read(Settings.of(Map.of("s.secret-key", pair.secretKey, "s.clients", pair.publicKey)), "s")
                .secure(server);
        CurveClient.read(Settings.of(Map.of("c.server-key", pair.publicKey)), "c")
                .secure(client);
    }

    @Test
    void emptyFramesCountAsWhatTheyCost() {
        for (int frame = 0; frame < 100; frame++) {
            arrivals.allocate(0);
        }
        assertThat(arrivals.bytes()).isEqualTo(12_800);
    }

    @Test
    void noFrameIsLongerThanItMayBeNorShorterThanNothing() {
        assertThat(arrivals.allocate(Integer.MAX_VALUE).size()).isZero();
        assertThat(arrivals.allocate(-5).size()).isZero();
        assertThat(arrivals.allocate(100_000).size()).isEqualTo(100_000);
        assertThat(arrivals.bytes()).isEqualTo(100_000 + 3 * 128);
    }

    @Test
    void heartbeatsDoNotCount() {
        arrivals.allocate(6).setFlags(Msg.COMMAND);

        assertThat(arrivals.bytes()).isZero();
    }
}
