package io.pipstream.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.RungWork;
import io.pipstream.platform.Settings;
import io.pipstream.platform.Shutdown;
import io.pipstream.signal.Announcement;
import io.pipstream.signal.Announcements;
import io.pipstream.signal.SignalBell;
import io.pipstream.signal.SignalPublisher;
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
 * Announces recorded signals, oldest first, and only then notes that they are: what is announced twice, by two nodes or
 * after a crash, is heard once, and what cannot be announced stays. Rung after signals were recorded; looks by itself now and
 * then for what was left behind.
 */
@ApplicationScoped
public class SignalRelay implements SignalBell {

    private static final int BATCH = 100;

    private final Announcements announcements;
    private final SignalPublisher publisher;
    private final Duration lookEvery;
    private final Counter announced;
    private final RungWork relay;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected SignalRelay() {
        this.announcements = null;
        this.publisher = null;
        this.lookEvery = Duration.ZERO;
        this.announced = null;
        this.relay = null;
    }

    @Inject
    public SignalRelay(
            Announcements announcements,
            SignalPublisher publisher,
            @Blocking ManagedExecutorService blocking,
            ManagedScheduledExecutorService scheduler,
            Settings settings,
            MeterRegistry registry) {
        this.announcements = announcements;
        this.publisher = publisher;
        this.lookEvery = OutboxRelay.lookEvery(settings);
        this.announced = registry.counter("pipstream.signals.announced");
        this.relay = new RungWork(
                "Signals wait to be announced",
                this::announceSome,
                registry.counter("pipstream.signals.announce.failures"),
                blocking,
                scheduler);
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
    private boolean announceSome() {
        List<Announcement> signals = announcements.after(announcements.announced(), BATCH);
        if (signals.isEmpty()) {
            return false;
        }
        publisher.announce(signals);
        announcements.announced(signals.get(signals.size() - 1).sequence());
        announced.increment(signals.size());
        return signals.size() == BATCH;
    }
}
