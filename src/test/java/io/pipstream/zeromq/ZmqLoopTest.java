package io.pipstream.zeromq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQ.Curve;
import org.zeromq.ZMQ.Curve.KeyPair;
import org.zeromq.ZMQ.Socket;

@Timeout(60)
class ZmqLoopTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ZmqContext context = new ZmqContext(threads, meters);

    @AfterEach
    void end() {
        context.close();
        threads.shutdownNow();
    }

    /** Answers with what it was sent, and fails at what begins with an exclamation mark. */
    private static final class Echo implements ZmqWork {

        private final BlockingQueue<String> addresses = new LinkedBlockingQueue<>();
        private final BlockingQueue<ZmqMessage> received = new LinkedBlockingQueue<>();
        private final AtomicInteger turns = new AtomicInteger();
        private final CurveServer curve;
        private final AtomicInteger failing = new AtomicInteger();

        Echo(CurveServer curve) {
            this.curve = curve;
        }

        @Override
        public void open(ZmqSockets sockets) {
            if (failing.getAndDecrement() > 0) {
                throw new IllegalStateException("The address is taken");
            }
            Socket socket = sockets.open(SocketType.ROUTER);
            curve.secure(socket);
            sockets.bind(socket, new ZmqAddress("127.0.0.1", 0));
            addresses.add(socket.getLastEndpoint());
        }

        @Override
        public void received(Socket socket, ZmqMessage message) {
            byte[] last = message.frames().get(message.frames().size() - 1);
            if (new String(last, StandardCharsets.UTF_8).startsWith("!")) {
                throw new IllegalArgumentException("Asked for");
            }
            received.add(message);
            for (int index = 0; index < message.frames().size() - 1; index++) {
                socket.sendMore(message.frames().get(index));
            }
            socket.send(last);
        }

        @Override
        public void turn() {
            turns.incrementAndGet();
        }

        String address() throws InterruptedException {
            String address = addresses.poll(10, TimeUnit.SECONDS);
            if (address == null) {
                throw new AssertionError("It was not bound");
            }
            return address;
        }
    }

    private static CurveServer open() {
        return CurveServer.read(Settings.of(Map.of()), "test");
    }

    private static Socket client(ZContext clients, String address) {
        Socket client = clients.createSocket(SocketType.DEALER);
        client.setLinger(0);
        client.setReceiveTimeOut(10_000);
        client.setHandshakeIvl(500); // one connection of JeroMQ's in a hundred stops in the middle of its handshake
        client.connect(address);
        return client;
    }

    @Test
    void answersAreGivenByTheLoop() throws Exception {
        Echo echo = new Echo(open());
        ZmqLoop loop = context.start("echo", echo);

        try (ZContext clients = new ZContext()) {
            Socket client = client(clients, echo.address());
            client.send("hello");
            assertThat(client.recvStr()).isEqualTo("hello");
        }
        assertThat(echo.received.take().address()).isEqualTo("127.0.0.1");
        loop.stop();
        assertThat(loop.awaitOver(Duration.ZERO)).isTrue();
    }

    @Test
    void aFailingHandlerEndsNothing() throws Exception {
        Echo echo = new Echo(open());
        context.start("echo", echo);

        try (ZContext clients = new ZContext()) {
            Socket client = client(clients, echo.address());
            for (int time = 0; time < 20; time++) {
                client.send("! " + time);
            }
            client.send("still there");
            assertThat(client.recvStr()).isEqualTo("still there");
        }
        assertThat(meters.counter("pipstream.zeromq.failures", "loop", "echo").count())
                .isEqualTo(20);
    }

    @Test
    void aSocketThatCannotBeBoundIsTriedAgain() throws Exception {
        Echo echo = new Echo(open());
        echo.failing.set(1);
        ZmqLoop loop = context.start("echo", echo);

        assertThat(loop.awaitOpen(LONG)).isTrue();
        assertThat(echo.addresses).hasSize(1);
        assertThat(meters.counter("pipstream.zeromq.failures", "loop", "echo").count())
                .isEqualTo(1);
    }

    @Test
    void messagesOfTooManyFramesAreReadToTheirEnd() throws Exception {
        Echo echo = new Echo(open());
        context.start("echo", echo);

        try (ZContext clients = new ZContext()) {
            Socket client = client(clients, echo.address());
            for (int frame = 0; frame < 1_000; frame++) {
                client.sendMore("frame");
            }
            client.send("last");
            client.send("next");
            ZmqMessage first = echo.received.take();
            assertThat(first.isWhole()).isFalse();
            assertThat(first.frameCount()).isEqualTo(1_002); // the client's name comes first
            assertThat(first.frames()).hasSize(ZmqMessage.MOST_FRAMES);
            assertThat(echo.received.take().frameCount()).isEqualTo(2);
        }
    }

    @Test
    void aWakeUpGivesTheWorkItsTurnAtOnce() throws Exception {
        CountDownLatch woken = new CountDownLatch(200);
        ZmqLoop loop = context.start("woken", new ZmqWork() {
            @Override
            public void open(ZmqSockets sockets) {}

            @Override
            public void received(Socket socket, ZmqMessage message) {}

            @Override
            public void turn() {
                woken.countDown();
            }
        });
        loop.awaitOpen(LONG);
        // 200 turns of 50 ms would take 10 s
        while (woken.getCount() > 0) {
            loop.wake();
            Thread.onSpinWait();
        }
        assertThat(woken.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nothingOfZeroMqIsLeftWhenTheApplicationEnds() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Echo echo = new Echo(open());
        context.start("one", echo);
        context.start("two", new Echo(open()));
        try (ZContext clients = new ZContext()) {
            Socket client = client(clients, echo.address());
            client.send("hello");
            client.recvStr();
        }

        context.close();
        threads.shutdown();
        assertThat(threads.awaitTermination(5, TimeUnit.SECONDS)).isTrue();

        List<Thread> zeroMqs = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread -> thread.getName().matches("(iothread|reaper|ZAuth|zmq).*"))
                .toList();
        for (Thread thread : zeroMqs) {
            thread.join(5_000); // they say that they have ended, and end
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
        assertThatThrownBy(context::get).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDeadThreadOfZeroMqIsReplacedTogetherWithItsContext() throws Exception {
        Echo echo = new Echo(open());
        context.start("echo", echo);
        String first = echo.address();
        ZContext known = context.get();

        known.getUncaughtExceptionHandler()
                .uncaughtException(Thread.currentThread(), new OutOfMemoryError("of the test"));

        String second = echo.address();
        assertThat(second).isNotEqualTo(first);
        try (ZContext clients = new ZContext()) {
            Socket client = client(clients, second);
            client.send("hello");
            assertThat(client.recvStr()).isEqualTo("hello");
        }
        known.close();
    }

    @Test
    void onlyClientsWhoseKeyIsKnownAreHeard() throws Exception {
        KeyPair server = Curve.generateKeyPair();
        KeyPair known = Curve.generateKeyPair();
        KeyPair stranger = Curve.generateKeyPair();
        CurveServer curve = withKeys(server, known);
        new CurveDoor(context).guard(curve);
        Echo echo = new Echo(curve);
        context.start("echo", echo);
        String address = echo.address();

        try (ZContext clients = new ZContext()) {
            Socket right = clients.createSocket(SocketType.DEALER);
            keys(server.publicKey, known).secure(right);
            right.setReceiveTimeOut(10_000);
            right.setHandshakeIvl(500);
            right.connect(address);
            Socket wrong = clients.createSocket(SocketType.DEALER);
            keys(server.publicKey, stranger).secure(wrong);
            wrong.setReceiveTimeOut(500);
            wrong.connect(address);
            Socket none = client(clients, address);
            none.setReceiveTimeOut(500);

            right.send("right");
            wrong.send("wrong", ZMQ.DONTWAIT);
            none.send("none", ZMQ.DONTWAIT);
            assertThat(right.recvStr()).isEqualTo("right");
            assertThat(wrong.recvStr()).isNull();
            assertThat(none.recvStr()).isNull();
        }
        assertThat(echo.received.take().user()).isEqualTo(known.publicKey);
        assertThat(echo.received).isEmpty();
    }

    @Test
    void aServerWithKeysIsNotBoundBeforeItsClientsCanBeAskedAbout() throws Exception {
        CurveServer curve = withKeys(Curve.generateKeyPair(), Curve.generateKeyPair());
        Echo echo = new Echo(curve);
        ZmqLoop loop = context.start("echo", echo);

        assertThat(loop.awaitOpen(Duration.ofMillis(300))).isFalse();
        assertThat(echo.addresses).isEmpty();
        assertThat(meters.get("pipstream.zeromq.open")
                        .tag("loop", "echo")
                        .gauge()
                        .value())
                .isZero();

        new CurveDoor(context).guard(curve);
        assertThat(loop.awaitOpen(LONG)).isTrue();
        assertThat(meters.get("pipstream.zeromq.open")
                        .tag("loop", "echo")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void whereNobodyAnswersAboutKeysAnyMoreNoServerIsLeft() throws Exception {
        KeyPair server = Curve.generateKeyPair();
        KeyPair known = Curve.generateKeyPair();
        CurveServer curve = withKeys(server, known);
        new CurveDoor(context).guard(curve);
        Echo echo = new Echo(curve);
        context.start("echo", echo);
        echo.address();
        ZContext before = context.get();

        context.unguard(before); // as the door does when its socket has failed

        assertThat(meters.get("pipstream.zeromq.open")
                        .tag("loop", "echo")
                        .gauge()
                        .value())
                .isZero();
        String second = echo.address();
        assertThat(context.get()).isNotSameAs(before);
        try (ZContext clients = new ZContext()) {
            Socket stranger = clients.createSocket(SocketType.DEALER);
            keys(server.publicKey, Curve.generateKeyPair()).secure(stranger);
            stranger.setReceiveTimeOut(500);
            stranger.connect(second);
            stranger.send("wrong", ZMQ.DONTWAIT);
            Socket right = clients.createSocket(SocketType.DEALER);
            keys(server.publicKey, known).secure(right);
            right.setReceiveTimeOut(10_000);
            right.setHandshakeIvl(500);
            right.connect(second);
            right.send("right");
            assertThat(right.recvStr()).isEqualTo("right");
            assertThat(stranger.recvStr()).isNull();
        }
        before.close();
    }

    @Test
    void anAddressThatIsTakenIsTriedUntilItIsFree() throws Exception {
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ZmqLoop loop = context.start("late", new ZmqWork() {
            @Override
            public void open(ZmqSockets sockets) {
                sockets.bind(sockets.open(SocketType.ROUTER), new ZmqAddress("127.0.0.1", taken.getLocalPort()));
            }

            @Override
            public void received(Socket socket, ZmqMessage message) {}
        });
        assertThat(loop.awaitOpen(Duration.ofMillis(700))).isFalse();
        assertThat(meters.counter("pipstream.zeromq.failures", "loop", "late").count())
                .isPositive();
        assertThat(meters.get("pipstream.zeromq.open")
                        .tag("loop", "late")
                        .gauge()
                        .value())
                .isZero();

        taken.close();

        assertThat(loop.awaitOpen(LONG)).isTrue();
        assertThat(meters.get("pipstream.zeromq.open")
                        .tag("loop", "late")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void aMessageWithoutEndEndsItsConnection() throws Exception {
        Echo echo = new Echo(open());
        context.start("echo", echo);
        String first = echo.address();
        int port = Integer.parseInt(first.substring(first.lastIndexOf(':') + 1));
        long sent = 0;
        try (java.net.Socket endless = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = endless.getOutputStream();
            out.write(greeting());
            endless.getInputStream().readNBytes(64);
            out.write(new byte[] {4, 28, 5});
            out.write("READY\13Socket-Type\0\0\0\6DEALER".getBytes(StandardCharsets.ISO_8859_1));
            byte[] frame = new byte[9 + ZmqSockets.LARGEST_FRAME];
            frame[0] = 3; // large, and more to come
            frame[6] = 1;
            while (sent < 20 * Arrivals.MOST) {
                out.write(frame);
                sent += frame.length;
            }
        } catch (IOException cut) {
            assertThat(sent).isGreaterThan(Arrivals.MOST);
        }
        assertThat(sent).isLessThan(20 * Arrivals.MOST);

        try (ZContext clients = new ZContext()) {
            Socket client = client(clients, echo.address());
            client.send("still there");
            assertThat(client.recvStr()).isEqualTo("still there");
        }
        assertThat(echo.received).hasSize(1);
    }

    @Test
    void lengthsThatAreNoneEndNothing() throws Exception {
        Echo echo = new Echo(open());
        context.start("echo", echo);
        String address = echo.address();
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        for (byte[] length : List.of(
                new byte[] {-1, 0, 0, 0, 127, -1, -1, -1}, // two gigabytes in its last four bytes
                new byte[] {-1, -1, -1, -1, -128, 0, 0, 0})) {
            try (java.net.Socket hostile = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
                hostile.getOutputStream().write(greeting());
                hostile.getOutputStream().write(6); // a large command
                hostile.getOutputStream().write(length);
                hostile.getInputStream().readNBytes(10_000); // until it is disconnected
            } catch (IOException disconnected) {
                // as well
            }
        }
        try (ZContext clients = new ZContext()) {
            Socket client = client(clients, address);
            client.send("still there");
            assertThat(client.recvStr()).isEqualTo("still there");
        }
        assertThat(meters.find("pipstream.zeromq.failures")
                        .tag("loop", "zeromq")
                        .counter())
                .isNull();
    }

    private static byte[] greeting() {
        byte[] greeting = new byte[64];
        greeting[0] = (byte) 0xff;
        greeting[9] = 0x7f;
        greeting[10] = 3;
        System.arraycopy("NULL".getBytes(StandardCharsets.US_ASCII), 0, greeting, 12, 4);
        return greeting;
    }

    private static CurveServer withKeys(KeyPair server, KeyPair known) {
        return CurveServer.read(
                Settings.of(Map.of("test.secret-key", server.secretKey, "test.clients", known.publicKey)), "test");
    }

    private static CurveClient keys(String serverKey, KeyPair own) {
        return CurveClient.read(
                Settings.of(Map.of(
                        "c.server-key", serverKey, "c.public-key", own.publicKey, "c.secret-key", own.secretKey)),
                "c");
    }

    @Test
    void everybodysAddressNeedsKeys() {
        for (String address :
                List.of("tcp://0.0.0.0:5556", "tcp://*:5556", "tcp://192.168.1.7:5556", "tcp://[::]:5556")) {
            assertThatThrownBy(() -> ZmqAddress.parseToBind("pipstream.mt5.json", address, open()))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("test.secret-key");
        }
        assertThat(ZmqAddress.parseToBind("k", "tcp://127.0.0.1:5556", open()))
                .isEqualTo(new ZmqAddress("127.0.0.1", 5556));
        assertThat(ZmqAddress.parseToBind("k", "tcp://[::1]:5556", open()).isIpv6())
                .isTrue();
        CurveServer curve = CurveServer.read(
                Settings.of(Map.of(
                        "test.secret-key", Curve.generateKeyPair().secretKey,
                        "test.clients", Curve.generateKeyPair().publicKey)),
                "test");
        assertThat(ZmqAddress.parseToBind("k", "tcp://*:5556", curve).host()).isEqualTo("*");
    }

    @Test
    void whatIsNoAddressOrKeyIsSaid() {
        for (String address :
                List.of("127.0.0.1:5556", "tcp://127.0.0.1", "ipc:///tmp/x", "tcp://a b:1", "tcp://a:70000")) {
            assertThatThrownBy(() -> ZmqAddress.parse("k", address)).isInstanceOf(SettingException.class);
        }
        assertThatThrownBy(() -> CurveServer.read(Settings.of(Map.of("t.secret-key", "short", "t.clients", "x")), "t"))
                .isInstanceOf(SettingException.class);
        String key = Curve.generateKeyPair().secretKey;
        assertThatThrownBy(() -> CurveServer.read(Settings.of(Map.of("t.secret-key", key)), "t"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("t.clients")
                .hasMessageNotContaining(key);
    }
}
