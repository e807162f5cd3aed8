package io.pipstream.mt5.dwx;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.zeromq.ZmqContext;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The connector's client, in Python and with libzmq, against this server's sockets. */
@Tag("python")
@Timeout(60)
class PythonClientTest {

    private static final Path SCRIPT = Path.of("src/test/python/dwx_client.py").toAbsolutePath();
    private static final Duration LONG = Duration.ofSeconds(10);

    private static final int MOST_SHOWN = 4_000;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService prices = Executors.newSingleThreadScheduledExecutor();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ZmqContext context = new ZmqContext(threads, meters);
    private final DwxFixture fixture = new DwxFixture();
    private final List<Process> processes = new ArrayList<>();
    private DwxBridge bridge;
    private DwxPorts ports;
    private int points;
    private ScheduledFuture<?> pricing;

    @BeforeEach
    void start() {
        bridge = fixture.bridge(Map.of(), context, threads, meters);
        bridge.start();
        ports = bridge.awaitPorts(LONG).orElseThrow();
        pricing = prices.scheduleWithFixedDelay(this::nextPrice, 0, 10, TimeUnit.MILLISECONDS);
    }

    /** A point higher each time. */
    private void nextPrice() {
        points++;
        fixture.quote("EURUSD", price(110_000 + points), price(110_010 + points));
    }

    private static String price(int points) {
        return "%d.%05d".formatted(points / 100_000, points % 100_000);
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
        pricing.cancel(false);
        prices.shutdownNow();
        context.close();
        threads.shutdownNow();
    }

    private Process python(String part) {
        try {
            Process process = new ProcessBuilder(
                            "/usr/bin/python3",
                            SCRIPT.toString(),
                            part,
                            Integer.toString(ports.commands()),
                            Integer.toString(ports.replies()),
                            Integer.toString(ports.prices()))
                    .redirectErrorStream(true)
                    .start();
            processes.add(process);
            return process;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What it says until its end, which is that of a client whose expectations were met. */
    private static void endsWell(Process process) throws Exception {
        StringBuilder said = new StringBuilder();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(line -> said.append(line).append('\n'));
        }
        String last = said.substring(Math.max(0, said.length() - MOST_SHOWN));
        assertThat(process.waitFor()).as(last).isZero();
        System.out.print(said);
    }

    private static void awaitLine(Process process, String line) throws IOException {
        String said = process.inputReader(StandardCharsets.UTF_8).readLine();
        assertThat(said).isEqualTo(line);
    }

    @Test
    void aClientTradesListensAndReadsEveryAnswerAsALiteral() throws Exception {
        endsWell(python("session"));
        assertThat(fixture.desk.account().trades()).isEmpty();
    }

    /** Its own reader of literals, which takes nothing else, gets back each text that went in. */
    @Test
    void pythonReadsEveryTextAsItWas() throws Exception {
        Process reader = new ProcessBuilder("/usr/bin/python3", "-c", """
                        import ast, sys
                        texts = [ast.literal_eval(line)['_comment'] for line in sys.stdin]
                        for text in texts:
                            print(','.join(str(ord(each)) for each in text))
                        """)
                .redirectErrorStream(true)
                .start();
        processes.add(reader);
        List<String> texts = new ArrayList<>(List.of(
                "'", "\\", "\\'", "'''", "\n", "{'a': 1}", "%s", "\\u0041", "\\N{DEGREE SIGN}", "\uD83D\uDE00"));
        SplittableRandom random = new SplittableRandom(6);
        for (int number = 0; number < 2_000; number++) {
            texts.add(random.ints(random.nextInt(40), 0, 0x3000)
                    .map(point -> point % 3 == 0 ? "'\\\"{}#\n".charAt(point % 7) : point)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
        }
        try (BufferedWriter lines = reader.outputWriter(StandardCharsets.US_ASCII)) {
            for (String text : texts) {
                lines.write(new PythonDict().text("_comment", text) + "\n");
            }
        }
        List<String> read = reader.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(read)
                .isEqualTo(texts.stream()
                        .map(text ->
                                text.codePoints().mapToObj(Integer::toString).collect(Collectors.joining(",")))
                        .toList());
    }

    @Test
    void answersComeAsTheQuestionsWent() throws Exception {
        endsWell(python("order"));
    }

    @Test
    void aClientThatIsKilledInTheMiddleOfARequestComesBack() throws Exception {
        for (int time = 0; time < 3; time++) {
            Process victim = python("victim");
            awaitLine(victim, "asking");
            org.awaitility.Awaitility.await()
                    .atMost(LONG)
                    .until(() -> !fixture.desk.account().trades().isEmpty());
            victim.destroyForcibly(); // SIGKILL
            victim.waitFor();
            endsWell(python("session"));
        }
        assertThat(fixture.desk.account().trades()).isEmpty();
    }

    @Test
    void theServerGoesAndComesBack() throws Exception {
        Process survivor = python("survivor");
        awaitLine(survivor, "asking");
        bridge.stop();
        DwxBridge next = fixture.bridge(
                Map.of(
                        "pipstream.mt5.dwx.push-port", Integer.toString(ports.commands()),
                        "pipstream.mt5.dwx.pull-port", Integer.toString(ports.replies()),
                        "pipstream.mt5.dwx.pub-port", Integer.toString(ports.prices())),
                context,
                threads,
                new SimpleMeterRegistry());
        awaitALostQuestion();
        next.start();
        endsWell(survivor);
    }

    /** The client waits 0.3 s for each answer. */
    private void awaitALostQuestion() {
        long began = System.nanoTime();
        org.awaitility.Awaitility.await().atMost(LONG).until(() -> System.nanoTime() - began > 700_000_000L);
    }
}
