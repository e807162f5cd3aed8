package io.pipstream.stream;

import io.pipstream.aggregation.LeaderChange;
import io.pipstream.aggregation.LeaderListener;
import io.pipstream.domain.market.Instrument;
import io.pipstream.platform.Shutdown;
import io.pipstream.wire.Messages;
import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells every session when the prices of instruments begin to come from another source. What changes within a quarter of a
 * second for the same reason is one message; of an instrument that changes twice in that time only the outcome is told.
 */
@ApplicationScoped
public class FeedLeaders implements LeaderListener {

    private static final long GATHER_MILLIS = 250;

    private final SessionRegistry registry;
    private final ScheduledExecutorService scheduler;
    private final Map<Instrument, LeaderChange> waiting = new LinkedHashMap<>(); // guarded by this
    private final Map<Instrument, Long> newestTerms = new HashMap<>(); // guarded by this
    private @Nullable Future<?> telling; // guarded by this
    private boolean over; // guarded by this

    private record Alike(String source, Optional<String> previous, LeaderChange.Reason reason) {}

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected FeedLeaders() {
        this.registry = null;
        this.scheduler = null;
    }

    @Inject
    public FeedLeaders(SessionRegistry registry, ManagedScheduledExecutorService scheduler) {
        this(registry, (ScheduledExecutorService) scheduler);
    }

    FeedLeaders(SessionRegistry registry, ScheduledExecutorService scheduler) {
        this.registry = registry;
        this.scheduler = scheduler;
    }

    @Override
    public synchronized void changed(LeaderChange change) {
        if (change.previous().isEmpty()) {
            return; // the first that quotes an instrument takes the lead from nobody
        }
        long newest = newestTerms.merge(change.instrument(), change.term(), Math::max);
        LeaderChange untold = waiting.get(change.instrument());
        if (change.term() < newest) {
            if (untold != null) {
                waiting.put(change.instrument(), since(change.previous(), untold));
            }
            return;
        }
        waiting.put(change.instrument(), untold == null ? change : since(untold.previous(), change));
        if (telling == null && !over) {
            telling = scheduler.schedule(this::tell, GATHER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static LeaderChange since(Optional<String> previous, LeaderChange change) {
        return new LeaderChange(
                change.instrument(), previous, change.source(), change.reason(), change.time(), change.term());
    }

    synchronized void stop(
            @Observes @Priority(Shutdown.PACED_WORK) @BeforeDestroyed(ApplicationScoped.class) Object end) {
        over = true;
        if (telling != null) {
            telling.cancel(false);
        }
    }

    private void tell() {
        takeWaiting().forEach((alike, changes) -> {
            if (!alike.previous().equals(Optional.of(alike.source()))) {
                registry.tellEveryone(Messages.feedLeader(
                        changes.stream().map(LeaderChange::instrument).toList(),
                        alike.source(),
                        alike.previous().orElse(null),
                        alike.reason().code(),
                        changes.get(changes.size() - 1).time()));
            }
        });
    }

    private synchronized Map<Alike, List<LeaderChange>> takeWaiting() {
        Map<Alike, List<LeaderChange>> alike = new LinkedHashMap<>();
        for (LeaderChange change : waiting.values()) {
            alike.computeIfAbsent(
                            new Alike(change.source(), change.previous(), change.reason()), key -> new ArrayList<>())
                    .add(change);
        }
        waiting.clear();
        telling = null;
        return alike;
    }
}
