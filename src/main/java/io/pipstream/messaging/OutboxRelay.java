package io.pipstream.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.ledger.Outbox;
import io.pipstream.ledger.OutboxItem;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.RungWork;
import io.pipstream.platform.Settings;
import io.pipstream.platform.Shutdown;
import io.pipstream.trading.OutboxBell;
import io.pipstream.trading.PublishedEvent;
import io.pipstream.trading.TradeEventPublisher;
import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/**
 * Publishes what the outbox holds, oldest first, and only then takes it out: what is published twice is heard once, and what
 * cannot be published stays. Rung after each recorded command; looks by itself now and then for what was left behind.
 */
@ApplicationScoped
public class OutboxRelay implements OutboxBell {

    private static final int BATCH = 200;
    /** Events in one message: a command that closes a thousand trades has more of them than a message should. */
    private static final int MESSAGE = 1_000;

    private final Outbox outbox;
    private final TradeEventPublisher publisher;
    private final Duration lookEvery;
    private final Counter published;
    private final RungWork relay;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected OutboxRelay() {
        this.outbox = null;
        this.publisher = null;
        this.lookEvery = Duration.ZERO;
        this.published = null;
        this.relay = null;
    }

    @Inject
    public OutboxRelay(
            Outbox outbox,
            TradeEventPublisher publisher,
            @Blocking ManagedExecutorService blocking,
            ManagedScheduledExecutorService scheduler,
            Settings settings,
            MeterRegistry registry) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.lookEvery = lookEvery(settings);
        this.published = registry.counter("pipstream.outbox.published");
        this.relay = new RungWork(
                "Events wait in the outbox",
                this::publishSome,
                registry.counter("pipstream.outbox.failures"),
                blocking,
                scheduler);
    }

    /** Of everything that is relayed. */
    static Duration lookEvery(Settings settings) {
        return settings.duration(
                "pipstream.messaging.outbox-look-every",
                Duration.ofSeconds(1),
                Duration.ofMillis(50),
                Duration.ofMinutes(1));
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        relay.start(lookEvery);
    }

    void stop(@Observes @Priority(Shutdown.PACED_WORK) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        relay.stop();
    }

    @Override
    public void rung() {
        relay.rung();
    }

    /** Whether there may be more. */
    private boolean publishSome() {
        List<OutboxItem> items = outbox.oldest(BATCH);
        if (items.isEmpty()) {
            return false;
        }
        List<PublishedEvent> events = items.stream()
                .flatMap(item -> item.entries().stream())
                .map(entry -> new PublishedEvent(entry.account(), entry.sequence(), entry.text()))
                .toList();
        for (int from = 0; from < events.size(); from += MESSAGE) {
            publisher.publish(events.subList(from, Math.min(events.size(), from + MESSAGE)));
        }
        outbox.published(items.stream().map(OutboxItem::id).toList());
        published.increment(events.size());
        return items.size() == BATCH;
    }
}
