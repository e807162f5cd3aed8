package io.pipstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.aggregation.LeaderChange;
import io.pipstream.aggregation.LeaderChange.Reason;
import io.pipstream.platform.HandDriven;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedLeadersTest {

    final Market market = new Market();
    final HandDriven executor = new HandDriven();
    final SessionRegistry registry = new SessionRegistry(market.metrics);
    final FeedLeaders leaders = new FeedLeaders(registry, executor.scheduler());
    final TestSession session = TestSession.of(market, Audience.PRICES);

    private long term;

    @BeforeEach
    void open() {
        registry.add("1", session.session);
        registry.tell(session.session);
    }

    @Test
    void whatChangesTogetherIsOneMessage() {
        leaders.changed(change("EURUSD", "a", "b", Reason.LATE));
        leaders.changed(change("GBPUSD", "a", "b", Reason.LATE));
        leaders.changed(change("USDJPY", "a", "c", Reason.ENDED));
        assertThat(session.takeSent()).isEmpty();

        executor.runAll();

        assertThat(session.takeSent())
                .containsExactly(
                        "{\"type\":\"feed_leader\",\"symbols\":[\"EURUSD\",\"GBPUSD\"],\"source\":\"b\","
                                + "\"previous\":\"a\",\"reason\":\"late\",\"timestamp\":\"2025-01-15T12:00:00Z\"}",
                        "{\"type\":\"feed_leader\",\"symbols\":[\"USDJPY\"],\"source\":\"c\","
                                + "\"previous\":\"a\",\"reason\":\"ended\",\"timestamp\":\"2025-01-15T12:00:00Z\"}");
    }

    @Test
    void ofSeveralChangesOnlyTheOutcomeIsTold() {
        leaders.changed(change("EURUSD", "a", "b", Reason.LATE));
        leaders.changed(change("EURUSD", "b", "c", Reason.ENDED));
        leaders.changed(change("GBPUSD", "a", "b", Reason.LATE));
        leaders.changed(change("GBPUSD", "b", "a", Reason.BETTER));
        executor.runAll();

        assertThat(session.takeSent()).singleElement().asString().contains("EURUSD", "\"c\"", "\"previous\":\"a\"");
    }

    @Test
    void aChangeThatIsToldAfterTheOneThatFollowedItIsNotTheOutcome() {
        leaders.changed(change("EURUSD", "b", "c", Reason.LATE, 2));
        leaders.changed(change("EURUSD", "a", "b", Reason.LATE, 1));
        executor.runAll();
        leaders.changed(change("EURUSD", "a", "b", Reason.LATE, 1));
        executor.runAll();

        assertThat(session.takeSent()).singleElement().asString().contains("\"source\":\"c\"", "\"previous\":\"a\"");
    }

    @Test
    void whoLeadsFirstTakesTheLeadFromNobody() {
        leaders.changed(change("EURUSD", null, "a", Reason.FIRST));
        executor.runAll();

        assertThat(session.takeSent()).isEmpty();
    }

    @Test
    void nothingIsToldAfterTheEnd() {
        leaders.stop(new Object());
        leaders.changed(change("EURUSD", "a", "b", Reason.LATE));
        executor.runAll();

        assertThat(session.takeSent()).isEmpty();
    }

    private LeaderChange change(String symbol, @Nullable String previous, String source, Reason reason) {
        return change(symbol, previous, source, reason, ++term);
    }

    private LeaderChange change(String symbol, @Nullable String previous, String source, Reason reason, long term) {
        return new LeaderChange(
                market.instrument(symbol), Optional.ofNullable(previous), source, reason, Market.NOON, term);
    }
}
