package io.pipstream.feed.mt5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.live.LostException;
import io.pipstream.feed.mt5.FakeTerminal.Reply;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.InstrumentFile;
import io.pipstream.zeromq.ZmqContext;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ.Curve;
import org.zeromq.ZMQ.Socket;

@Timeout(60)
class ZmqLineTest {

    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Duration LONG = Duration.ofSeconds(10);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final ZmqContext context = new ZmqContext(threads, new SimpleMeterRegistry());
    private final AtomicInteger connects = new AtomicInteger();
    private final List<TerminalLine> lines = new ArrayList<>();

    @AfterEach
    void end() {
        lines.forEach(TerminalLine::close);
        context.close();
        scheduler.shutdownNow();
        threads.shutdownNow();
    }

    @Test
    void questionsAreAnsweredOverOneConnection() throws Exception {
        try (FakeTerminal terminal = new FakeTerminal(ZmqLineTest::echo)) {
            TerminalLine line = line(terminal.address());

            for (int number = 0; number < 20; number++) {
                assertThat(answer(line.ask("question " + number, LONG))).isEqualTo("to question " + number);
            }
            assertThat(connects).hasValue(1);
        }
    }

    @Test
    void anAdvisorWithAPlainReplySocketIsUnderstood() throws Exception {
        try (ZContext own = new ZContext();
                Socket advisor = own.createSocket(SocketType.REP)) {
            int port = advisor.bindToRandomPort("tcp://127.0.0.1");
            CompletionStage<String> asked = line("tcp://127.0.0.1:" + port).ask("question", LONG);

            assertThat(advisor.recvStr()).isEqualTo("question");
            advisor.send("answer");
            assertThat(answer(asked)).isEqualTo("answer");
        }
    }

    @Test
    void aQuestionWithoutAnAnswerFailsInTimeAndTheNextIsAnsweredOverAFreshConnection() throws Exception {
        try (FakeTerminal terminal =
                new FakeTerminal(question -> question.equals("lost") ? Optional.empty() : echo(question))) {
            TerminalLine line = line(terminal.address());
            answer(line.ask("first", LONG));

            long start = System.nanoTime();
            assertLost(line.ask("lost", SHORT), "no answer in time");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT, Duration.ofSeconds(5));
            assertThat(answer(line.ask("next", LONG))).isEqualTo("to next");
            assertThat(connects).hasValue(2);
        }
    }

    @Test
    void aLateAnswerIsNeverTakenForAnothers() throws Exception {
        try (FakeTerminal terminal = new FakeTerminal(question -> question.startsWith("slow")
                ? Reply.after(SHORT.multipliedBy(2), "to " + question)
                : Reply.after(SHORT.dividedBy(3), "to " + question))) {
            TerminalLine line = line(terminal.address());

            for (int number = 0; number < 5; number++) {
                assertLost(line.ask("slow " + number, SHORT), "no answer in time");
                assertThat(answer(line.ask("next " + number, LONG))).isEqualTo("to next " + number);
                assertThat(answer(line.ask("other " + number, LONG))).isEqualTo("to other " + number);
                assertThat(answer(line.ask("third " + number, LONG))).isEqualTo("to third " + number);
            }
        }
    }

    @Test
    void anAdvisorThatAnswersTwiceIsHeardOnce() throws Exception {
        try (ZContext own = new ZContext();
                Socket advisor = own.createSocket(SocketType.ROUTER)) {
            int port = advisor.bindToRandomPort("tcp://127.0.0.1");
            TerminalLine line = line("tcp://127.0.0.1:" + port);
            for (int number = 0; number < 5; number++) {
                CompletionStage<String> asked = line.ask("question " + number, LONG);
                byte[] peer = advisor.recv();
                advisor.recv();
                String question = advisor.recvStr();
                for (String answer : new String[] {"to " + question, "again to " + question}) {
                    advisor.sendMore(peer);
                    advisor.sendMore("");
                    advisor.send(answer);
                }
                assertThat(answer(asked)).isEqualTo("to question " + number);
                await().pollDelay(50, TimeUnit.MILLISECONDS)
                        .until(() -> true); // the second is there before the next question
            }
        }
    }

    @Test
    void withoutATerminalAQuestionFailsInTime() throws Exception {
        TerminalLine line = line("tcp://127.0.0.1:" + freePort());

        assertLost(line.ask("question", SHORT), "no answer in time");
        assertLost(line.ask("question", SHORT), "no answer in time");
    }

    @Test
    void aTerminalThatStartsLaterOnIsFound() throws Exception {
        int port = freePort();
        TerminalLine line = line("tcp://127.0.0.1:" + port);
        assertLost(line.ask("question", SHORT), "no answer in time");

        try (FakeTerminal terminal = new FakeTerminal(port, ZmqLineTest::echo)) {
            assertThat(answer(line.ask("question", LONG))).isEqualTo("to question");
            assertThat(terminal.questions).hasSize(1);
        }
    }

    @Test
    void aTerminalThatStartsAgainAtTheSamePortIsAskedAgain() throws Exception {
        int port = freePort();
        TerminalLine line = line("tcp://127.0.0.1:" + port);
        try (FakeTerminal terminal = new FakeTerminal(port, ZmqLineTest::echo)) {
            answer(line.ask("first", LONG));
            assertThat(terminal.questions).hasSize(1);
        }
        try (FakeTerminal terminal = new FakeTerminal(port, ZmqLineTest::echo)) {
            assertThat(answer(line.ask("second", LONG))).isEqualTo("to second");
            assertThat(terminal.questions).containsExactly("second");
        }
    }

    @Test
    void anAnswerInPartsIsNone() throws Exception {
        try (FakeTerminal terminal = new FakeTerminal(
                question -> Optional.of(new Reply(Duration.ZERO, List.of("to " + question, "and more"))))) {
            TerminalLine line = line(terminal.address());

            assertLost(line.ask("question", LONG), "its answer has not the one part that an answer has");
            assertLost(line.ask("question", LONG), "its answer has not the one part that an answer has");
        }
    }

    @Test
    void anAnswerOfAsManyBarsAsMayBeAskedForFits() throws Exception {
        String bars = "x".repeat(600_000);
        try (FakeTerminal terminal = new FakeTerminal(question -> Reply.now(bars))) {
            assertThat(answer(line(terminal.address()).ask("question", LONG))).isEqualTo(bars);
        }
    }

    @Test
    void anAnswerThatIsTooLargeIsLost() throws Exception {
        String flood = "x".repeat(ZmqLine.LARGEST_ANSWER + 1);
        try (FakeTerminal terminal =
                new FakeTerminal(question -> question.equals("flood") ? Reply.now(flood) : echo(question))) {
            TerminalLine line = line(terminal.address());

            assertLost(line.ask("flood", SHORT.multipliedBy(4)), "no answer in time");
            assertThat(answer(line.ask("next", LONG))).isEqualTo("to next");
        }
    }

    @Test
    void afterItIsRenewedTheConnectionIsAnother() throws Exception {
        try (FakeTerminal terminal = new FakeTerminal(ZmqLineTest::echo)) {
            TerminalLine line = line(terminal.address());
            answer(line.ask("first", LONG));

            line.renew();

            assertThat(answer(line.ask("second", LONG))).isEqualTo("to second");
            assertThat(connects).hasValue(2);
        }
    }

    @Test
    void whoAsksTooMuchAtOnceIsToldSo() throws Exception {
        TerminalLine line = line("tcp://127.0.0.1:" + freePort());
        List<CompletionStage<String>> asked = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            asked.add(line.ask("question " + number, LONG));
        }

        assertLost(asked.get(49), "too many questions wait for the terminal");
    }

    @Test
    void whenItIsClosedEverythingAskedFailsAtOnce() throws Exception {
        try (FakeTerminal terminal = new FakeTerminal(question -> Optional.empty())) {
            TerminalLine line = line(terminal.address());
            CompletionStage<String> sent = line.ask("question", LONG);
            CompletionStage<String> waiting = line.ask("question", LONG);
            terminal.questions.take();

            line.close();

            assertLost(sent, "broken off");
            assertLost(waiting, "broken off");
            assertLost(line.ask("question", LONG), "broken off");
        }
    }

    @Test
    void aTerminalWithAKeyIsAskedByWhoeverKnowsIt() throws Exception {
        Curve.KeyPair server = Curve.generateKeyPair();
        try (ZContext own = new ZContext();
                Socket advisor = own.createSocket(SocketType.REP)) {
            advisor.setCurveServer(true);
            advisor.setCurveSecretKey(Curve.z85Decode(server.secretKey));
            int port = advisor.bindToRandomPort("tcp://127.0.0.1");
            String address = "tcp://127.0.0.1:" + port;

            assertThatThrownBy(() -> answer(line(address).ask("no key", SHORT)))
                    .hasCauseInstanceOf(LostException.class);
            assertThatThrownBy(() -> answer(
                            line(address, Map.of("pipstream.feed.mt5.server-key", Curve.generateKeyPair().publicKey))
                                    .ask("wrong key", SHORT)))
                    .hasCauseInstanceOf(LostException.class);
            CompletionStage<String> asked = line(address, Map.of("pipstream.feed.mt5.server-key", server.publicKey))
                    .ask("right key", LONG);
            assertThat(advisor.recvStr()).isEqualTo("right key");
            advisor.send("answer");
            assertThat(answer(asked)).isEqualTo("answer");
        }
    }

    private static Optional<Reply> echo(String question) {
        return Reply.now("to " + question);
    }

    private TerminalLine line(String address) {
        return line(address, Map.of());
    }

    private TerminalLine line(String address, Map<String, String> settings) {
        TerminalChoice terminal = TerminalChoice.of(
                FeedChoice.parse("mt5:" + address).get(0), InstrumentFile.read(), Settings.of(settings));
        TerminalLine line = new ZmqLine("mt5", terminal, context, scheduler, connects::incrementAndGet);
        lines.add(line);
        return line;
    }

    private static String answer(CompletionStage<String> asked) throws Exception {
        return asked.toCompletableFuture().get(LONG.toSeconds() + 5, TimeUnit.SECONDS);
    }

    private static void assertLost(CompletionStage<String> asked, String reason) {
        assertThatThrownBy(() -> answer(asked))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        LostException.class, lost -> assertThat(lost.reason()).isEqualTo(reason));
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
