package io.pipstream.feed.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdkTransportTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String SECRET = "s3cr3t";

    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private final RecordingListener listener = new RecordingListener();
    private SourceServer server;
    private JdkTransport transport;

    @BeforeEach
    void start() throws Exception {
        scheduler.setRemoveOnCancelPolicy(true);
        server = new SourceServer();
        transport = new JdkTransport(executor, scheduler);
    }

    /** Whatever a test did, closing leaves nothing behind. */
    @AfterEach
    void nothingIsLeft() throws Exception {
        transport.close();
        await().atMost(10, TimeUnit.SECONDS).untilAsserted(() -> {
            assertThat(server.connections()).isZero();
            assertThat(scheduler.getQueue()).isEmpty();
            assertThat(clientThreads()).isZero();
        });
        server.close();
        executor.shutdownNow();
        scheduler.shutdownNow();
    }

    @Test
    void anAnswerComesWithItsStatusHeadersAndBody() throws Exception {
        server.always(Reactions.status(429, "{\"message\":\"späť\"}", "Retry-After: 7"));

        Answer answer = ask(LONG);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("retry-after")).contains("7");
        assertThat(answer.body()).isEqualTo("{\"message\":\"späť\"}");
        assertThat(server.requests().get(0).target()).isEqualTo("/price?key=" + SECRET);
        assertThat(server.requests().get(0).header("accept-encoding")).isEqualTo("gzip");
        assertThat(server.requests().get(0).header("authorization")).isEqualTo("Bearer " + SECRET);
    }

    @Test
    void aPackedAnswerIsUnpacked() throws Exception {
        server.always(Reactions.gzip("{\"price\":\"1.1\"}"));

        assertThat(ask(LONG).body()).isEqualTo("{\"price\":\"1.1\"}");
    }

    @Test
    void aSmallAnswerThatUnpacksToALargeOneIsRefused() {
        server.always(Reactions.gzipBomb(JdkTransport.LONGEST_ANSWER_BYTES + 1));

        assertThatThrownBy(() -> ask(LONG)).hasRootCauseMessage("the answer is longer than 1048576 bytes");
    }

    @Test
    void anAnswerThatIsNotPackedAsItSaysIsRefused() {
        server.next(Reactions.status(200, "plain", "Content-Encoding: gzip"))
                .next(Reactions.status(200, "plain", "Content-Encoding: br"));

        assertThatThrownBy(() -> ask(LONG)).hasRootCauseMessage("the answer cannot be unpacked");
        assertThatThrownBy(() -> ask(LONG)).hasRootCauseMessage("the answer is packed in a way that was not asked for");
    }

    @Test
    void aLongAnswerIsBrokenOff() {
        server.always(visit -> {
            visit.beginStream();
            for (int piece = 0; piece < 2_000; piece++) {
                visit.chunk("x".repeat(1_000));
            }
            visit.stay();
        });

        assertThatThrownBy(() -> ask(LONG)).hasRootCauseMessage("the answer is longer than 1048576 bytes");
        await().untilAsserted(() -> assertThat(server.connections()).isZero());
    }

    @Test
    void aSourceThatAcceptsAndSaysNothingIsGivenUpInTime() {
        server.always(Reactions.silence());

        assertThatThrownBy(() -> ask(SHORT)).hasRootCauseInstanceOf(LostException.class);
        await().untilAsserted(() -> assertThat(server.connections()).isZero());
    }

    @Test
    void anAnswerThatDripsIsGivenUpInTime() {
        server.always(Reactions.drip("x".repeat(1_000)));

        assertThatThrownBy(() -> ask(SHORT)).hasRootCauseMessage("no whole answer in time");
        await().untilAsserted(() -> assertThat(server.connections()).isZero());
    }

    @Test
    void aRedirectionIsToldAndNotFollowed() throws Exception {
        server.always(Reactions.redirect(server.http() + "/elsewhere"));

        assertThat(ask(LONG).status()).isEqualTo(302);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aQuestionIsSentOnceThoughTheConnectionBreaks() {
        server.next(Reactions.reset()).next(Visit::hangUp).next(Reactions.reset());

        assertThatThrownBy(() -> ask(LONG)).hasRootCauseInstanceOf(LostException.class);
        assertThat(server.requests()).hasSize(1);
        assertThatThrownBy(() -> ask(LONG)).hasRootCauseInstanceOf(LostException.class);
        assertThat(server.requests()).hasSize(2);
        transport.openStream(question(server.http()), LONG, listener);
        await().untilAsserted(() -> assertThat(listener.told).hasSize(1));
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aConnectionThatTheSourceKeepsOpenIsUsedAgain() throws Exception {
        server.next(Reactions.json("1")).next(Reactions.json("2")).next(Reactions.json("3"));

        assertThat(ask(LONG).body() + ask(LONG).body() + ask(LONG).body()).isEqualTo("123");

        assertThat(server.accepted()).isEqualTo(1);
        assertThat(server.requests().get(0).header("transfer-encoding")).isEmpty();
    }

    @Test
    void noReasonHasTheAddressInIt() throws Exception {
        server.next(Reactions.reset());
        assertThatThrownBy(() -> ask(LONG)).satisfies(JdkTransportTest::tellsNoSecret);
        URI nobody = URI.create("http://127.0.0.1:" + server.http().getPort() + "/?key=" + SECRET);
        server.close();
        assertThatThrownBy(() -> transport
                        .ask(new Question(nobody, Map.of()), LONG)
                        .toCompletableFuture()
                        .get())
                .hasRootCauseMessage("no connection")
                .satisfies(JdkTransportTest::tellsNoSecret);
        assertThatThrownBy(() -> transport
                        .ask(new Question(URI.create("nothing:?key=" + SECRET), Map.of()), LONG)
                        .toCompletableFuture()
                        .get())
                .hasRootCauseMessage("the address cannot be asked")
                .satisfies(JdkTransportTest::tellsNoSecret);
    }

    @Test
    void whenItIsClosedWhatIsAskedIsBrokenOff() {
        server.always(Reactions.silence());
        var answer = transport.ask(question(server.http()), LONG).toCompletableFuture();
        await().until(() -> server.requests().size() == 1);

        transport.close();

        assertThatThrownBy(answer::get).hasRootCauseMessage("broken off");
        assertThatThrownBy(() -> ask(LONG)).hasRootCauseMessage("broken off");
    }

    @Test
    void aSocketTellsWhatItHearsAndSends() {
        server.always(Reactions.socket(peer -> {
            peer.text("you said " + peer.awaitText());
            peer.parts("in ", "three ", "parts");
            peer.ping();
            peer.awaitPong();
            peer.binary(new byte[] {1, 2});
            peer.text("end");
            peer.close(1001, "going away");
            peer.stay();
        }));

        var line = transport.openSocket(question(server.ws()), LONG, listener);
        line.send("hello");

        await().untilAsserted(() -> assertThat(listener.told)
                .containsExactly(
                        "opened",
                        "heard you said hello",
                        "heard in three parts",
                        "alive",
                        "malformed a binary message",
                        "heard end",
                        "lost the source closed it with 1001 going away"));
        assertThat(server.requests().get(0).header("authorization")).isEqualTo("Bearer " + SECRET);
        await().untilAsserted(() -> assertThat(server.connections()).isZero());
    }

    @Test
    void whatIsSentBeforeASocketIsOpenGoesOutInOrder() {
        server.always(Reactions.socket(peer -> {
            peer.text(peer.awaitText() + peer.awaitText() + peer.awaitText());
            peer.stay();
        }));

        var line = transport.openSocket(question(server.ws()), LONG, listener);
        line.send("a");
        line.send("b");
        line.send("c");

        await().untilAsserted(() -> assertThat(listener.told).containsExactly("opened", "heard abc"));
    }

    @Test
    void anEndlessMessageIsBrokenOff() {
        server.always(Reactions.socket(peer -> {
            byte[] piece = "x".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
            peer.frame(SocketPeer.TEXT, piece, false);
            while (true) {
                peer.frame(SocketPeer.CONTINUATION, piece, false);
            }
        }));

        transport.openSocket(question(server.ws()), LONG, listener);

        await().untilAsserted(() ->
                assertThat(listener.told).containsExactly("opened", "lost a message is longer than 262144 characters"));
        await().untilAsserted(() -> assertThat(server.connections()).isZero());
    }

    @Test
    void aHandshakeThatIsRefusedIsToldWithItsStatus() {
        server.always(Reactions.status(429, "no", "Retry-After: 7"));

        transport.openSocket(question(server.ws()), LONG, listener);

        await().untilAsserted(() -> assertThat(listener.told).containsExactly("refused 429"));
        assertThat(listener.refusal.header("Retry-After")).contains("7");
    }

    @Test
    void aHandshakeIsNotRedirected() {
        server.always(Reactions.redirect(server.ws() + "/elsewhere"));

        transport.openSocket(question(server.ws()), LONG, listener);

        await().untilAsserted(() -> assertThat(listener.told).containsExactly("refused 302"));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aHandshakeThatIsNotAnsweredIsLostInTime() {
        server.always(Reactions.silence());

        transport.openSocket(question(server.ws()), SHORT, listener);

        await().untilAsserted(() -> assertThat(listener.told).containsExactly("lost no answer in time"));
        await().untilAsserted(() -> assertThat(server.connections()).isZero());
    }

    @Test
    void aSocketThatBreaksIsLost() {
        server.next(Reactions.socket(peer -> {
                    peer.text("one");
                    peer.awaitText();
                    peer.reset();
                }))
                .next(Reactions.socket(peer -> {
                    peer.text("two");
                    peer.awaitText();
                }));

        for (int socket = 0; socket < 2; socket++) {
            int before = 3 * socket;
            var line = transport.openSocket(question(server.ws()), LONG, listener);
            await().untilAsserted(() -> assertThat(listener.told).hasSize(before + 2));
            line.send("go on"); // only now: an end may take along what was not read yet
            await().untilAsserted(() -> assertThat(listener.told).hasSize(before + 3));
        }

        assertThat(listener.told).startsWith("opened", "heard one").contains("heard two");
        assertThat(listener.told.get(2)).startsWith("lost ");
        assertThat(listener.told.get(5)).startsWith("lost ");
    }

    @Test
    void anAbortedSocketEndsAndTellsNothingMore() {
        server.always(Reactions.socket("one"));
        var line = transport.openSocket(question(server.ws()), LONG, listener);
        await().untilAsserted(() -> assertThat(listener.told).containsExactly("opened", "heard one"));

        line.abort();

        await().untilAsserted(() -> assertThat(server.connections()).isZero());
        assertThat(listener.told).containsExactly("opened", "heard one");
    }

    @Test
    void aHandshakeThatIsUnderWayAtTheEndLeavesNothingAfterItsDeadline() {
        server.always(Reactions.silence());
        transport.openSocket(question(server.ws()), Duration.ofSeconds(1), listener);
        await().until(() -> server.requests().size() == 1);

        transport.close();

        await().untilAsserted(() -> assertThat(clientThreads()).isZero());
        assertThat(listener.told).isEmpty();
    }

    @Test
    void aStreamTellsItsLines() {
        server.always(visit -> {
            visit.beginStream();
            visit.chunk("one\ntwo\r\n\nth");
            visit.chunk("ree\n");
            visit.endStream();
        });

        transport.openStream(question(server.http()), LONG, listener);

        await().untilAsserted(() -> assertThat(listener.told).endsWith("lost the source ended its stream"));
        assertThat(listener.told.stream().filter(told -> !told.equals("alive")))
                .containsExactly("opened", "heard one", "heard two", "heard three", "lost the source ended its stream");
    }

    @Test
    void anEndlessLineIsBrokenOff() {
        server.always(visit -> {
            visit.beginStream();
            while (true) {
                visit.chunk("x".repeat(1_000));
            }
        });

        transport.openStream(question(server.http()), LONG, listener);

        await().untilAsserted(() -> assertThat(listener.told).endsWith("lost a line is longer than 65536 bytes"));
        await().untilAsserted(() -> assertThat(server.connections()).isZero());
    }

    @Test
    void aStreamThatIsRefusedIsToldWithItsBody() {
        server.always(Reactions.status(401, "{\"errorMessage\":\"no\"}"));

        transport.openStream(question(server.http()), LONG, listener);

        await().untilAsserted(() -> assertThat(listener.told).containsExactly("refused 401"));
        assertThat(listener.refusal.body()).isEqualTo("{\"errorMessage\":\"no\"}");
    }

    @Test
    void aStreamThatDoesNotBeginIsLostInTime() {
        server.always(Reactions.silence());

        transport.openStream(question(server.http()), SHORT, listener);

        await().untilAsserted(() -> assertThat(listener.told).containsExactly("lost no answer in time"));
        await().untilAsserted(() -> assertThat(server.connections()).isZero());
    }

    @Test
    void aStreamMayBeSilentForLongerThanItsDeadline() {
        server.always(visit -> {
            visit.beginStream();
            visit.pause(900);
            visit.chunk("late\n");
            visit.stay();
        });

        transport.openStream(question(server.http()), SHORT, listener);

        await().untilAsserted(() -> assertThat(listener.told).containsExactly("opened", "heard late"));
    }

    @Test
    void anAbortedStreamEndsAndTellsNothingMore() {
        server.always(Reactions.lines("one"));
        var line = transport.openStream(question(server.http()), LONG, listener);
        await().untilAsserted(() -> assertThat(listener.told).containsExactly("opened", "heard one"));

        line.abort();

        await().untilAsserted(() -> assertThat(server.connections()).isZero());
        assertThat(listener.told).containsExactly("opened", "heard one");
    }

    private Answer ask(Duration deadline) throws Exception {
        try {
            return transport
                    .ask(question(server.http()), deadline)
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            assertThat(failed).hasCauseInstanceOf(LostException.class);
            throw failed;
        }
    }

    private static Question question(URI base) {
        return new Question(URI.create(base + "/price?key=" + SECRET), Map.of("Authorization", "Bearer " + SECRET));
    }

    private static void tellsNoSecret(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(SECRET);
        }
    }

    private static long clientThreads() {
        return Arrays.stream(allThreads())
                .filter(thread -> thread != null && thread.getName().endsWith("-SelectorManager"))
                .count();
    }

    private static Thread[] allThreads() {
        return Thread.getAllStackTraces().keySet().toArray(Thread[]::new);
    }
}
