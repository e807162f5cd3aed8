package io.pipstream.stream;

import static io.pipstream.signal.SignalStoreContract.RECEIVED;
import static io.pipstream.signal.SignalStoreContract.SENDER;
import static io.pipstream.signal.Signals.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.platform.HandDriven;
import io.pipstream.signal.InMemorySignals;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalWatchTest {

    final Market market = new Market();
    final InMemorySignals recorded = new InMemorySignals();
    final SessionRegistry registry = new SessionRegistry(market.metrics);
    final AnnouncedSignals signals = new AnnouncedSignals(recorded.announcements(), registry);
    final HandDriven executor = new HandDriven();
    final JournalWatch watch =
            new JournalWatch(registry, new FakeJournal(), signals, executor.scheduler(), HandDriven.managed(executor));

    /** Else who connects to a node that was told nothing would get yesterday's signals as if they were new. */
    @Test
    void aNodeWithoutSessionsKnowsHowFarTheSignalsGo() throws Exception {
        watch.start(this);
        recorded.record(List.of(signal("ma", "s-1"), signal("ma", "s-2")), SENDER, RECEIVED);

        executor.tick();
        executor.runAll();

        assertThat(signals.newest()).isEqualTo(2);
    }

    @Test
    void aLedgerThatDoesNotAnswerIsNotAskedTwiceAtOnce() {
        watch.start(this);

        executor.tick();
        executor.tick();

        assertThat(executor.waiting()).isEqualTo(1);
    }
}
