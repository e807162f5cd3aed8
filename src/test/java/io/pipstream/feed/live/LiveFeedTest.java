package io.pipstream.feed.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.feed.FeedCondition.State;
import io.pipstream.feed.QuoteCheck;
import io.pipstream.feed.QuoteRefusal;
import io.pipstream.feed.RememberingSink;
import io.pipstream.platform.Randomness;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A live feed with the network that it has in a server, and a source that is played. */
class LiveFeedTest {

    private static final Duration MUTE_AFTER = Duration.ofSeconds(1);

    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(2);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RememberingSink sink = new RememberingSink();
    private SourceServer server;
    private LiveFeed feed;

    @BeforeEach
    void start() throws Exception {
        scheduler.setRemoveOnCancelPolicy(true);
        server = new SourceServer();
    }

    /** Whatever happened, a stopped feed has no socket open, no task scheduled and no thread, once a handshake is over. */
    @AfterEach
    void nothingIsLeft() throws Exception {
        feed.stop();
        await().atMost(ListeningWork.CONNECT_DEADLINE.plusSeconds(20)).untilAsserted(() -> {
            assertThat(server.connections()).isZero();
            assertThat(scheduler.getQueue()).isEmpty();
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().endsWith("-SelectorManager"));
        });
        assertThat(feed.condition().state()).isEqualTo(State.STOPPED);
        server.close();
        executor.shutdownNow();
        scheduler.shutdownNow();
    }

    @Test
    void aSocketIsGreetedAndItsPricesCome() {
        server.always(Reactions.socket(peer -> {
            peer.text("EURUSD 1.1 1.2 " + peer.awaitText() + peer.awaitText());
            peer.text("EURUSD 1.1 1.2");
            peer.parts("EUR", "USD 1.", "3 1.4");
            peer.stay();
        }));

        listen();

        await().untilAsserted(() -> assertThat(sink.quotes).hasSize(2));
        assertThat(sink.refusals).containsExactly(QuoteRefusal.MALFORMED);
        assertThat(feed.condition().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void aSocketThatIsMuteAfterItsHandshakeIsNoticedAndOpenedAnew() {
        server.next(Reactions.socket()).always(Reactions.socket("EURUSD 1.1 1.2"));

        listen();

        await().untilAsserted(() -> assertThat(sink.quotes).hasSize(1));
        assertThat(reconnects("mute")).isEqualTo(1);
        await().untilAsserted(() -> assertThat(server.connections()).isLessThanOrEqualTo(1));
    }

    @Test
    void aHalfOpenSocketThatIsNeverAnsweredLeavesTheFeedTrying() {
        server.always(Reactions.silence());
        listen();
        await().until(() -> server.requests().size() == 1);

        assertThat(feed.condition().state()).isEqualTo(State.CONNECTING);
    }

    @Test
    void pingsKeepASocketAlive() {
        server.always(Reactions.socket(peer -> {
            for (int beat = 0; beat < 6; beat++) {
                peer.ping();
                peer.pause(300);
            }
            peer.text("EURUSD 1.1 1.2");
            peer.stay();
        }));

        listen();

        await().untilAsserted(() -> assertThat(sink.quotes).hasSize(1));
        assertThat(server.accepted()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "401, , REFUSED, unauthorized",
        "403, , REFUSED, unauthorized",
        "429, Retry-After: 7, OUT_OF_QUOTA, rate_limited",
        "500, , WAITING_TO_RETRY, failed",
        "503, Retry-After: 9, WAITING_TO_RETRY, failed",
        "302, Location: http://127.0.0.1:1/, REFUSED, redirected",
    })
    void aRefusedHandshakeIsTold(int status, String header, State state, String reason) {
        server.always(Reactions.status(status, PlainText.KEY, header == null ? "X-None: 1" : header));

        listen();

        await().untilAsserted(() -> assertThat(reconnects(reason)).isPositive());
        assertThat(feed.condition().state()).isIn(state, State.CONNECTING);
        assertThat(feed.condition().detail()).doesNotContain(PlainText.KEY);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "401, , REFUSED, unauthorized",
        "429, Retry-After: 7, OUT_OF_QUOTA, rate_limited",
        "500, , WAITING_TO_RETRY, failed",
        "302, Location: http://127.0.0.1:1/, REFUSED, redirected",
    })
    void aRefusedQuestionIsTold(int status, String header, State state, String outcome) {
        server.always(Reactions.status(status, PlainText.KEY, header == null ? "X-None: 1" : header));

        ask();

        await().untilAsserted(() -> assertThat(questions(outcome)).isPositive());
        assertThat(feed.condition().state()).isEqualTo(state);
        assertThat(feed.condition().detail()).doesNotContain(PlainText.KEY);
    }

    @Test
    void aSourceThatClosesOrBreaksIsConnectedAnew() {
        server.next(Reactions.socket(peer -> {
                    peer.text("EURUSD 1.1 1.2");
                    peer.close(1013, "try again later " + PlainText.KEY);
                    peer.stay();
                }))
                .next(Reactions.socket(peer -> {
                    peer.text("EURUSD 1.2 1.3");
                    peer.reset();
                }))
                .always(Reactions.socket("EURUSD 1.3 1.4"));

        listen();

        await().untilAsserted(() -> assertThat(sink.quotes)
                .extracting(quote -> quote.bid().toPlainString())
                .contains("1.10000", "1.30000"));
        assertThat(reconnects("lost")).isEqualTo(2);
    }

    @Test
    void tornMessagesAreCountedAndTheConnectionGoesOn() {
        server.always(Reactions.socket("{\"bid\":1.", "EURUSD", "", "EURUSD 1.1 1.2"));

        listen();

        await().untilAsserted(() -> assertThat(sink.quotes).hasSize(1));
        assertThat(sink.refusals).hasSize(3).containsOnly(QuoteRefusal.MALFORMED);
        assertThat(server.accepted()).isEqualTo(1);
    }

    @Test
    void aSourceWhoseClockIsWrongIsNotBelieved() {
        Instant now = Clock.systemUTC().instant();
        server.always(Reactions.socket(
                "EURUSD 1.1 1.2 " + now.plusSeconds(60),
                "EURUSD 1.1 1.2 " + now.minus(Duration.ofDays(5)),
                "EURUSD 1.3 1.4 " + now.minusSeconds(2)));

        listen();

        await().untilAsserted(() -> assertThat(sink.quotes).hasSize(1));
        assertThat(sink.refusals).containsExactly(QuoteRefusal.FUTURE, QuoteRefusal.STALE);
    }

    @Test
    void aStreamIsHeardLineByLineAndWhenItIsMuteOpenedAnew() {
        server.next(Reactions.lines("EURUSD 1.1 1.2", "torn")).always(Reactions.lines("EURUSD 1.2 1.3"));

        run(new PlainText.Lines("lines"), server.http());

        await().untilAsserted(() -> assertThat(sink.quotes).hasSize(2));
        assertThat(reconnects("mute")).isEqualTo(1);
    }

    @Test
    void questionsAreAnsweredPackedOrNotAndWhatIsNoAnswerIsAskedAgain() {
        server.next(Reactions.gzip("EURUSD 1.1 1.2"))
                .next(Reactions.reset())
                .next(Reactions.json("<html>"))
                .always(Reactions.json("USDJPY 150"));

        ask();

        await().untilAsserted(() -> assertThat(sink.quotes).hasSizeGreaterThan(1));
        assertThat(questions("answered")).isGreaterThan(1);
        assertThat(questions("lost")).isEqualTo(1);
        assertThat(questions("failed")).isEqualTo(1);
    }

    @Test
    void stoppedWhileAQuestionIsAwaitedItLeavesNothing() {
        server.always(Reactions.silence());
        ask();

        await().until(() -> server.requests().size() == 1);
    }

    private void listen() {
        run(new PlainText.Socket("plain"), server.ws());
    }

    private void ask() {
        run(new PlainText.Poll("plain:rest", Duration.ofMillis(50), 0, 0), server.http());
    }

    private void run(Dialect dialect, URI base) {
        LiveSource source = new LiveSource(
                dialect,
                new SourceAccess(base, PlainText.KEY, ""),
                InstrumentFixtures.someInstruments().all(),
                MUTE_AFTER,
                dialect.traits().every(),
                0,
                0,
                Duration.ofDays(4));
        feed = new LiveFeed(
                source,
                new QuoteCheck(InstrumentFixtures.someInstruments(), source.maxAge()),
                () -> new JdkTransport(executor, scheduler),
                new Surroundings(Clock.systemUTC(), System::nanoTime, scheduler, executor),
                new FakeQuotaStore(),
                Randomness.seeded(7),
                new LiveMetrics(registry, source.name(), registry.counter("failures")));
        feed.start(sink);
    }

    private double reconnects(String reason) {
        return count("pipstream.feed.reconnects", "reason", reason);
    }

    private double questions(String outcome) {
        return count("pipstream.feed.questions", "outcome", outcome);
    }

    private double count(String meter, String... tags) {
        var counter = registry.find(meter).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }
}
