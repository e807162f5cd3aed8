package io.pipstream.feed.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class StreamLineTest extends TransportStage {

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
}
