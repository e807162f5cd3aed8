package io.pipstream.feed.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SocketLineTest extends TransportStage {

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
    void whatASourceSaysWhenItClosesIsOneLineWithoutAKey() {
        server.always(Reactions.socket(peer -> {
            peer.close(1008, "bad apikey=" + SECRET + "\nFeed oanda is well again");
            peer.stay();
        }));

        transport.openSocket(question(server.ws()), LONG, listener);

        await().untilAsserted(() -> assertThat(listener.told)
                .containsExactly(
                        "opened", "lost the source closed it with 1008 bad apikey=*** Feed oanda is well again"));
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
}
