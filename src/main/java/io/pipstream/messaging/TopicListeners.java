package io.pipstream.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.domain.account.AccountId;
import io.pipstream.messaging.Batch.Entry;
import io.pipstream.signal.Announcement;
import io.pipstream.signal.SignalListener;
import io.pipstream.trading.PublishedEvent;
import io.pipstream.trading.TradeEventListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** From the topics to whoever listens on this node. */
@ApplicationScoped
public class TopicListeners {

    private final TopicConsumer tradeEvents;
    private final TopicConsumer signals;
    private final Iterable<TradeEventListener> tradeEventListeners;
    private final Iterable<SignalListener> signalListeners;
    private final BrokerProbe probe;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected TopicListeners() {
        this.tradeEvents = null;
        this.signals = null;
        this.tradeEventListeners = List.of();
        this.signalListeners = List.of();
        this.probe = null;
    }

    @Inject
    public TopicListeners(
            Instance<TradeEventListener> tradeEventListeners,
            Instance<SignalListener> signalListeners,
            BrokerProbe probe,
            MeterRegistry registry,
            Clock clock) {
        this.tradeEvents = new TopicConsumer("trade-events", registry, clock);
        this.signals = new TopicConsumer("signals", registry, clock);
        this.tradeEventListeners = tradeEventListeners.stream().toList();
        this.signalListeners = signalListeners.stream().toList();
        this.probe = probe;
    }

    void tradeEvents(Batch batch) {
        tradeEvents.consume(batch, entry -> {
            PublishedEvent event = new PublishedEvent(new AccountId(entry.stream()), entry.sequence(), entry.text());
            tradeEventListeners.forEach(listener -> listener.published(event));
        });
    }

    void signals(Batch batch) {
        signals.consume(batch, this::signal);
    }

    private void signal(Entry entry) {
        if (entry.stream().startsWith(TopicPublisher.PROBE)) {
            probe.heard(entry.text());
        } else {
            Announcement signal = new Announcement(entry.sequence(), entry.text());
            signalListeners.forEach(listener -> listener.announced(signal));
        }
    }
}
