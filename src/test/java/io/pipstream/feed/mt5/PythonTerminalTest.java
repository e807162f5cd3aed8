package io.pipstream.feed.mt5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.feed.Feed;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.FeedCondition.State;
import io.pipstream.feed.FeedMetrics;
import io.pipstream.feed.RememberingSink;
import io.pipstream.feed.live.LostException;
import io.pipstream.feed.live.Surroundings;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.InstrumentFile;
import io.pipstream.zeromq.ZmqContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/** An Expert Advisor of another make: Python with libzmq, which loses answers, is killed and comes back. */
@Tag("python")
@Timeout(120)
class PythonTerminalTest {

    private static final Instruments INSTRUMENTS = InstrumentFile.read();
    private static final List<String> SYMBOLS = List.of("EURUSD", "GBPUSD", "USDJPY", "AUDUSD");
    private static final int QUESTIONS = 10_000;
    private static final Duration DEADLINE = Duration.ofMillis(100);

    /** What a busy machine may take to tell us. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ZmqContext context = new ZmqContext(threads, registry);
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        context.close();
        scheduler.shutdownNow();
        threads.shutdownNow();
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void tenThousandQuestionsAreAnsweredOrFailInTimeAndNoneIsAnsweredWithAnothersPrice(TestReporter reporter)
            throws Exception {
        String port = advisor("router", "0", "0.01", "130", "1");
        ZmqLine line = new ZmqLine("mt5", terminal("mt5:tcp://127.0.0.1:" + port), context, scheduler, () -> {});
        int answered = 0;
        int lost = 0;
        int killed = 0;
        long longest = 0;
        long begin = System.nanoTime();
        for (int number = 0; number < QUESTIONS; number++) {
            String symbol = SYMBOLS.get(number % SYMBOLS.size()) + "." + number;
            long start = System.nanoTime();
            CompletionStage<String> asked = line.ask(TerminalSpeech.priceQuestion(symbol), DEADLINE);
            if (number % 3_000 == 2_999) {
                kill();
                advisor("router", port, "0.01", "130", Integer.toString(number));
                killed++;
            }
            try {
                TerminalPrice price =
                        TerminalSpeech.price(asked.toCompletableFuture().get(), symbol);
                assertThat(price.bid()).isEqualByComparingTo("%d.%05d".formatted(1 + number % SYMBOLS.size(), number));
                answered++;
            } catch (ExecutionException failed) {
                assertThat(failed).hasCauseInstanceOf(LostException.class);
                lost++;
            }
            if (number % 3_000 != 2_999) {
                longest = Math.max(longest, System.nanoTime() - start);
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        line.close();

        reporter.publishEntry("%d questions: %d answered, %d lost, advisor killed %d times; %d ms, the longest %d ms"
                .formatted(QUESTIONS, answered, lost, killed, took.toMillis(), longest / 1_000_000));
        assertThat(answered + lost).isEqualTo(QUESTIONS);
        assertThat(lost).isBetween(QUESTIONS / 200, QUESTIONS / 20);
        assertThat(Duration.ofNanos(longest)).isLessThan(DEADLINE.plus(SLACK));
    }

    @Test
    void aFeedLivesThroughItsAdvisorBeingKilled() throws Exception {
        String port = advisor("rep", "0");
        RememberingSink sink = new RememberingSink();
        Feed feed = new TerminalKind(
                        INSTRUMENTS,
                        Settings.of(Map.of()),
                        new Surroundings(Clock.systemUTC(), System::nanoTime, scheduler, threads),
                        context,
                        registry,
                        new FeedMetrics(registry))
                .create(FeedChoice.parse("mt5:tcp://127.0.0.1:" + port
                                + "?every=100ms&timeout=200ms&symbols=EURUSD,GBPUSD,USDJPY")
                        .get(0));
        feed.start(sink);
        for (int life = 0; life < 3; life++) {
            int before = sink.quotes.size();
            await().atMost(Duration.ofSeconds(20)).until(() -> sink.quotes.size() > before + 20);
            assertThat(feed.condition().state()).isEqualTo(State.RUNNING);
            kill();
            await().atMost(Duration.ofSeconds(10)).until(() -> feed.condition().state() == State.WAITING_TO_RETRY);
            advisor("rep", port);
        }
        feed.stop();

        assertThat(sink.refusals).isEmpty();
        assertThat(sink.quotes).allSatisfy(PythonTerminalTest::isOfItsInstrument);
    }

    private static void isOfItsInstrument(Quote quote) {
        assertThat(quote.bid().intValue())
                .isEqualTo(1 + SYMBOLS.indexOf(quote.instrument().symbol()));
    }

    private static TerminalChoice terminal(String feed) {
        return TerminalChoice.of(FeedChoice.parse(feed).get(0), INSTRUMENTS, Settings.of(Map.of()));
    }

    /** Its port, once it listens. */
    private String advisor(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "src/test/python/advisor.py"));
        command.addAll(List.of(arguments));
        Process advisor = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(advisor);
        BufferedReader said = advisor.inputReader(StandardCharsets.UTF_8);
        String port = said.readLine();
        assertThat(port).isNotNull();
        return port;
    }

    /** As SIGKILL does. */
    private void kill() throws InterruptedException {
        Process last = started.get(started.size() - 1).destroyForcibly();
        assertThat(last.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
}
