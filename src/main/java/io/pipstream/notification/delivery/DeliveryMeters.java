package io.pipstream.notification.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.notification.Medium;
import io.pipstream.notification.Notification.State;
import io.pipstream.platform.NanoClock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What operators see of deliveries. Thread-safe. */
final class DeliveryMeters {

    static final String DELIVERIES = "pipstream.notifications.deliveries";
    static final String TIME = "pipstream.notifications.delivery";
    static final String WAITING = "pipstream.notifications.waiting";
    static final String DEAD = "pipstream.notifications.dead";

    private final MeterRegistry registry;
    private final NanoClock clock;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong dead = new AtomicLong();

    DeliveryMeters(MeterRegistry registry, NanoClock clock) {
        this.registry = registry;
        this.clock = clock;
        Gauge.builder(WAITING, waiting, AtomicLong::get).register(registry);
        Gauge.builder(DEAD, dead, AtomicLong::get).register(registry);
    }

    Outcome timed(Medium medium, Supplier<Outcome> delivery) {
        long begun = clock.nanos();
        Outcome outcome = delivery.get();
        registry.timer(TIME, "medium", medium.code())
                .record(Duration.ofNanos(clock.nanos() - begun).toNanos(), TimeUnit.NANOSECONDS);
        registry.counter(DELIVERIES, "medium", medium.code(), "outcome", code(outcome))
                .increment();
        return outcome;
    }

    private static String code(Outcome outcome) {
        return outcome.verdict().name().toLowerCase(Locale.ROOT);
    }

    void count(Map<State, Long> counts) {
        waiting.set(counts.getOrDefault(State.WAITING, 0L));
        dead.set(counts.getOrDefault(State.DEAD, 0L));
    }
}
