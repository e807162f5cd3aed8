package io.pipstream.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.AccountId;
import io.pipstream.wire.ClientMessage.Envelope;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MessagesTest {

    static final Instant NOON = Instant.parse("2025-01-15T12:00:00Z");

    @Test
    void aGreetingSaysWhereTheJournalIs() {
        assertThat(Messages.connection(NOON, AccountId.DEMO, "e1", 17, 5).text())
                .isEqualTo(
                        "{\"type\":\"connection\",\"message\":\"Connected to trading updates\","
                                + "\"timestamp\":\"2025-01-15T12:00:00Z\",\"account\":\"demo\",\"seq\":17,\"epoch\":\"e1\",\"signal_seq\":5}");
    }

    @Test
    void whoeverHasNoAccountIsGreetedWithoutOne() {
        assertThat(Messages.connection(NOON, 5).text())
                .isEqualTo("{\"type\":\"connection\",\"message\":\"Connected to trading updates\","
                        + "\"timestamp\":\"2025-01-15T12:00:00Z\",\"signal_seq\":5}");
    }

    @Test
    void aResumeEndsWithWhatWasSeenAndWhatIsSeenNow() throws RefusedMessageException {
        ClientMessage resume =
                ClientMessageReader.read("{\"action\":\"resume\",\"id\":\"r\",\"epoch\":\"e1\",\"after\":3}");

        assertThat(Messages.resumed(resume.envelope(), 3, 17).text())
                .isEqualTo("{\"action\":\"resumed\",\"id\":\"r\",\"after\":3,\"seq\":17}");
        assertThat(Messages.signalsResumed(resume.envelope(), 3, 17).text())
                .isEqualTo("{\"action\":\"resumed\",\"id\":\"r\",\"signals_after\":3,\"signal_seq\":17}");
        assertThat(Messages.resumed(new Envelope("type", null), 3, 3).text())
                .isEqualTo("{\"type\":\"resumed\",\"after\":3,\"seq\":3}");
    }

    @Test
    void aHeartbeatTellsTheNewestEventWhereThereAreEvents() {
        String feeds = Messages.feeds(List.of(new Messages.FeedState("simulated", "running", 12, 0, null)));

        assertThat(Messages.heartbeat(NOON, feeds, 5, OptionalLong.of(17), OptionalLong.of(4))
                        .text())
                .isEqualTo("{\"type\":\"heartbeat\",\"timestamp\":\"2025-01-15T12:00:00Z\",\"seq\":17,"
                        + "\"signal_seq\":4,\"feeds\":[{\"source\":\"simulated\",\"state\":\"running\",\"age_ms\":12,\"leads\":0}],"
                        + "\"conflated\":5}");
        assertThat(Messages.heartbeat(NOON, feeds, 5, OptionalLong.empty(), OptionalLong.empty())
                        .text())
                .startsWith("{\"type\":\"heartbeat\",\"timestamp\":\"2025-01-15T12:00:00Z\",\"feeds\":");
    }
}
