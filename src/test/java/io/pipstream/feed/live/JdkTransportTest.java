package io.pipstream.feed.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JdkTransportTest extends TransportStage {

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

    private static void tellsNoSecret(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(SECRET);
        }
    }
}
