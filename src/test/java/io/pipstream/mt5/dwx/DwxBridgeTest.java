package io.pipstream.mt5.dwx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.platform.SettingException;
import io.pipstream.trading.PaperDesk;
import io.pipstream.zeromq.ZmqContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ.Curve;
import org.zeromq.ZMQ.Curve.KeyPair;
import org.zeromq.ZMQ.Socket;

/** Three real sockets, and a client that does what the connector's does. */
@Timeout(60)
class DwxBridgeTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final int PATIENCE_MILLIS = 10_000;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ZmqContext context = new ZmqContext(threads, meters);
    private final ZContext clients = new ZContext();
    private final DwxFixture fixture = new DwxFixture();

    @AfterEach
    void end() {
        clients.close();
        context.close();
        threads.shutdownNow();
    }

    private DwxBridge bridge(Map<String, String> settings) {
        return fixture.bridge(settings, context, threads, meters);
    }

    private DwxPorts started(Map<String, String> settings) {
        DwxBridge bridge = bridge(settings);
        bridge.start();
        return bridge.awaitPorts(LONG).orElseThrow();
    }

    /** The connector's three sockets. */
    private final class Client {

        final Socket push = clients.createSocket(SocketType.PUSH);
        final Socket pull = clients.createSocket(SocketType.PULL);
        final Socket sub = clients.createSocket(SocketType.SUB);

        Client(DwxPorts ports) {
            this(ports, null, null);
        }

        Client(DwxPorts ports, @Nullable KeyPair own, @Nullable String server) {
            pull.setRcvHWM(1); // as the connector has it
            for (Socket socket : List.of(push, pull, sub)) {
                socket.setLinger(0);
                socket.setReceiveTimeOut(PATIENCE_MILLIS);
                if (own != null) {
                    socket.setCurvePublicKey(Curve.z85Decode(own.publicKey));
                    socket.setCurveSecretKey(Curve.z85Decode(own.secretKey));
                    socket.setCurveServerKey(Curve.z85Decode(server));
                }
            }
            push.connect("tcp://127.0.0.1:" + ports.commands());
            pull.connect("tcp://127.0.0.1:" + ports.replies());
            sub.connect("tcp://127.0.0.1:" + ports.prices());
        }

        /** Once it is connected: one connection of JeroMQ's in a hundred begins with a handshake that stops (its pull request 1022). */
        Client greeted() {
            pull.setReceiveTimeOut(4_000); // longer than replies wait
            for (int time = 0; ask("HEARTBEAT;") == null; time++) {
                assertThat(time).isLessThan(5);
            }
            pull.setReceiveTimeOut(PATIENCE_MILLIS);
            return this;
        }

        String ask(String command) {
            push.send(command);
            return pull.recvStr();
        }
    }

    @Test
    void isOffUnlessItIsSwitchedOn() {
        DwxBridge bridge = bridge(Map.of("pipstream.mt5.dwx", "off"));
        bridge.start();

        assertThat(bridge.awaitPorts(LONG)).isEmpty();
        bridge.stop();
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "pipstream.mt5.dwx, yes, pipstream.mt5.dwx",
        "pipstream.mt5.dwx.bind, tcp://0.0.0.0, pipstream.mt5.dwx.bind",
        "pipstream.mt5.dwx.bind, tcp://*, pipstream.mt5.dwx.bind",
        "pipstream.mt5.dwx.bind, 127.0.0.1, pipstream.mt5.dwx.bind",
        "pipstream.mt5.dwx.bind, tcp://127.0.0.1:5, pipstream.mt5.dwx.bind",
        "pipstream.mt5.dwx.push-port, 65536, pipstream.mt5.dwx.push-port",
        "pipstream.mt5.dwx.account, '', pipstream.mt5.dwx.account",
        "pipstream.mt5.dwx.account, no such/name, pipstream.mt5.dwx.account",
        "pipstream.mt5.deadline, PT0S, pipstream.mt5.deadline",
    })
    void aSettingThatWillNotDoEndsTheDeployment(String key, String value, String told) {
        DwxBridge bridge = bridge(Map.of(key, value));

        assertThatThrownBy(bridge::start).isInstanceOf(SettingException.class).hasMessageContaining(told);
        assertThat(bridge.awaitPorts(Duration.ZERO)).isEmpty();
    }

    @Test
    void aClientTradesAndIsToldInTheOrderInWhichItAsked() {
        Client client = new Client(started(Map.of())).greeted();

        assertThat(client.ask("HEARTBEAT;")).isEqualTo("{'_action': 'heartbeat', '_response': 'loud and clear!'}");
        assertThat(client.ask("TRADE;OPEN;0;EURUSD;0.0;500;500;c;0.01;1;0")).contains("'_ticket': 3");
        for (int number = 0; number < 50; number++) {
            client.push.send("TRADE;CLOSE;0;X;0;0;0;c;0;0;" + (1_000 + number));
        }
        for (int number = 0; number < 50; number++) {
            assertThat(client.pull.recvStr()).contains("'_ticket': " + (1_000 + number) + ",");
        }
        assertThat(client.ask("TRADE;CLOSE_ALL")).contains("CLOSE_MARKET");
    }

    @Test
    void pricesArePublishedToWhoeverSubscribes() {
        Client client = new Client(started(Map.of())).greeted();
        client.sub.subscribe("EURUSD");
        client.ask("TRACK_PRICES;EURUSD;USDJPY");
        client.ask("TRACK_RATES;EURUSD;1");

        List<String> heard = new ArrayList<>();
        for (int point = 1;
                heard.stream().noneMatch(each -> each.startsWith("EURUSD:"))
                        || heard.stream().noneMatch(each -> each.startsWith("EURUSD_M1:"));
                point++) {
            assertThat(point).isLessThan(500);
            fixture.quote("EURUSD", "1.10" + (100 + point), "1.10" + (200 + point));
            fixture.quote("USDJPY", "150." + (100 + point), "150." + (200 + point));
            client.sub.setReceiveTimeOut(100);
            String next = client.sub.recvStr();
            if (next != null) {
                heard.add(next);
            }
        }
        assertThat(heard)
                .allMatch(each -> each.matches("EURUSD:\\|:1\\.10\\d{4};1\\.10\\d{4}"
                        + "|EURUSD_M1:\\|:1768478400;(1\\.10\\d{4};){4}\\d+;0;0"));
        assertThat(meters.counter("pipstream.mt5.dwx.published").count()).isPositive();
    }

    @Test
    void nonsenseIsAnswered() {
        Client client = new Client(started(Map.of())).greeted();

        assertThat(client.ask("")).contains("4014");
        client.push.send(new byte[] {(byte) 0xFF, 0, (byte) 0xC3});
        assertThat(client.pull.recvStr()).contains("4014");
        client.push.sendMore("TRADE;CLOSE_ALL");
        client.push.send("HEARTBEAT;");
        assertThat(client.pull.recvStr()).contains("4014"); // of several parts none is believed
        assertThat(client.ask("x".repeat(60_000))).contains("'_response': '3'");
        assertThat(client.ask("HEARTBEAT;")).contains("loud and clear");
    }

    @Test
    void whoNeverReadsHoldsNobodyUp() {
        DwxPorts ports = started(Map.of());
        Socket deaf = clients.createSocket(SocketType.PUSH);
        deaf.setLinger(0);
        deaf.connect("tcp://127.0.0.1:" + ports.commands());
        for (int number = 0; number < 3_000; number++) {
            deaf.send("HEARTBEAT;");
        }
        double[] dropped = {0};
        org.awaitility.Awaitility.await().atMost(LONG).until(() -> {
            dropped[0] = meters.get("pipstream.mt5.dropped")
                    .tag("protocol", "dwx")
                    .counter()
                    .count();
            return dropped[0] >= 3_000;
        });

        assertThat(new Client(ports).greeted().ask("TRADE;GET_OPEN_TRADES"))
                .isEqualTo("{'_action': 'OPEN_TRADES', '_trades': {}}");
        assertThat(dropped[0]).isEqualTo(3_000);
    }

    /** Replies of 140 KB each: what the connection takes is soon full. */
    @Test
    void whoIsConnectedAndNeverReadsHoldsNobodyUp() {
        for (int minute = 0; minute < 1_000; minute++) {
            fixture.candle("EURUSD", "1.1", "1.2", PaperDesk.NOON.plusSeconds(60L * minute));
        }
        DwxPorts ports = started(Map.of());
        Client deaf = new Client(ports).greeted();
        for (int number = 0; number < 200; number++) {
            deaf.push.send("HIST;EURUSD;1;2026.01.15;2026.01.17");
        }
        org.awaitility.Awaitility.await()
                .atMost(LONG.multipliedBy(3))
                .until(() -> meters.get("pipstream.mt5.dropped")
                                .tag("protocol", "dwx")
                                .counter()
                                .count()
                        > 5);

        deaf.pull.close();
        assertThat(new Client(ports).greeted()).isNotNull();
    }

    @Test
    void onlyAClientWithAKnownKeyIsHeard() {
        KeyPair server = Curve.generateKeyPair();
        KeyPair known = Curve.generateKeyPair();
        KeyPair stranger = Curve.generateKeyPair();
        DwxPorts ports = started(Map.of(
                "pipstream.mt5.curve.secret-key", server.secretKey, "pipstream.mt5.curve.clients", known.publicKey));

        Client wrong = new Client(ports, stranger, server.publicKey);
        Client none = new Client(ports);
        for (Client refused : List.of(wrong, none)) {
            refused.pull.setReceiveTimeOut(300);
            refused.push.setSendTimeOut(300); // there may be nobody to send to
            assertThat(refused.ask("TRADE;OPEN;0;EURUSD;0.0;0;0;c;0.01;1;0")).isNull();
        }
        assertThat(new Client(ports, known, server.publicKey).greeted().ask("HEARTBEAT;"))
                .contains("loud and clear");
        assertThat(fixture.desk.account().trades()).isEmpty();
    }

    @Test
    void afterItsEndNothingIsBound() {
        DwxBridge first = bridge(Map.of());
        first.start();
        DwxPorts ports = first.awaitPorts(LONG).orElseThrow();
        Client client = new Client(ports).greeted();
        first.stop();

        DwxBridge second = bridge(Map.of(
                "pipstream.mt5.dwx.push-port", Integer.toString(ports.commands()),
                "pipstream.mt5.dwx.pull-port", Integer.toString(ports.replies()),
                "pipstream.mt5.dwx.pub-port", Integer.toString(ports.prices())));
        second.start();
        assertThat(second.awaitPorts(LONG)).contains(ports);
        client.greeted();
    }
}
