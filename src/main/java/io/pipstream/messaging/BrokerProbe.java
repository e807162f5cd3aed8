package io.pipstream.messaging;

import io.pipstream.platform.Blocking;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Readiness;
import io.pipstream.platform.Shutdown;
import io.pipstream.trading.PublishFailedException;
import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Sends itself a message through the broker every few seconds: what came round is the only proof that it works. */
@ApplicationScoped
public class BrokerProbe implements Readiness {

    private static final Logger LOG = System.getLogger(BrokerProbe.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration LATEST = EVERY.multipliedBy(3);

    private final ManagedScheduledExecutorService scheduler;
    private final ManagedExecutorService blocking;
    private final TopicPublisher publisher;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private final NanoClock clock;
    private volatile @Nullable Long heardNanos;
    private volatile boolean failing;
    private long probes;
    private @Nullable Future<?> probing;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected BrokerProbe() {
        this.scheduler = null;
        this.blocking = null;
        this.publisher = null;
        this.clock = null;
    }

    @Inject
    public BrokerProbe(
            ManagedScheduledExecutorService scheduler,
            @Blocking ManagedExecutorService blocking,
            TopicPublisher publisher,
            NanoClock clock) {
        this.scheduler = scheduler;
        this.blocking = blocking;
        this.publisher = publisher;
        this.clock = clock;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        publisher.publisher(); // a setting that is wrong ends the deployment, not the first probe
        probing = scheduler.scheduleWithFixedDelay(this::probeElsewhere, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Before the server takes its threads away: a task that runs then is an error in its log. */
    void stop(@Observes @Priority(Shutdown.PACED_WORK) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        if (probing != null) {
            probing.cancel(true);
        }
    }

    @Override
    public String name() {
        return "broker";
    }

    @Override
    public Map<String, String> details() {
        Long heard = heardNanos;
        String age = heard == null
                ? "never"
                : Duration.ofNanos(clock.nanos() - heard).toMillis() + " ms ago";
        return Map.of("last round trip", age);
    }

    /** Whether a message of ours came round within the last few probes. */
    @Override
    public boolean ready() {
        Long heard = heardNanos;
        return heard != null && clock.nanos() - heard < LATEST.toNanos();
    }

    void heard(String publisherName) {
        if (publisherName.equals(publisher.publisher())) {
            heardNanos = clock.nanos();
        }
    }

    /** The scheduler's threads pace prices and do not wait for a broker. */
    private void probeElsewhere() {
        if (underWay.compareAndSet(false, true)) {
            try {
                blocking.execute(this::probe);
            } catch (RejectedExecutionException stopping) {
                underWay.set(false);
            }
        }
    }

    private void probe() {
        try {
            publisher.probe(++probes);
            failing = false;
        } catch (PublishFailedException down) {
            if (!failing) {
                LOG.log(Level.WARNING, "The message broker does not take messages", down);
            }
            failing = true;
        } finally {
            underWay.set(false);
        }
    }
}
