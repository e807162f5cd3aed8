package io.pipstream.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.pipstream.platform.NanoClock;
import io.pipstream.wire.ErrorCode;
import io.pipstream.wire.RequestedFault;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * The figures of streaming, as {@code docs/architecture.md} lists them. Not a bean behind a proxy: the lookup showed in
 * Payara's profile of every message. Every instance counts with the same meters, which the registry keeps by name.
 */
@Dependent
public class StreamMetrics {

    private final MeterRegistry registry;
    private final NanoClock clock;
    private final Counter messages;
    private final Counter bytes;
    private final Counter conflated;
    private final Counter windowWaits;
    private final Timer delay;

    @Inject
    public StreamMetrics(MeterRegistry registry, NanoClock clock) {
        this.registry = registry;
        this.clock = clock;
        this.messages = registry.counter("pipstream.messages.out");
        this.bytes = registry.counter("pipstream.bytes.out");
        this.conflated = registry.counter("pipstream.prices.conflated");
        this.windowWaits = registry.counter("pipstream.window.waits");
        this.delay = Timer.builder("pipstream.quote.to.send")
                .description("From a quote's acceptance to its send, for sessions that take every change")
                .serviceLevelObjectives(
                        Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(100))
                .register(registry);
        for (ErrorCode code : ErrorCode.values()) {
            refusals(code);
        }
        for (RequestedFault.Kind kind : RequestedFault.Kind.values()) {
            faults(kind);
        }
        for (StreamClose reason : StreamClose.values()) {
            closes(reason);
        }
    }

    void sent(int messageCount, long byteCount) {
        messages.increment(messageCount);
        bytes.increment((double) byteCount);
    }

    void conflated(long prices) {
        conflated.increment((double) prices);
    }

    void waitsForWindow() {
        windowWaits.increment();
    }

    void delayed(long acceptedNanos) {
        delay.record(clock.nanos() - acceptedNanos, TimeUnit.NANOSECONDS);
    }

    void refused(ErrorCode code) {
        refusals(code).increment();
    }

    void requested(RequestedFault fault) {
        faults(fault.kind()).increment();
    }

    void closed(StreamClose reason) {
        closes(reason).increment();
    }

    private Counter refusals(ErrorCode code) {
        return registry.counter("pipstream.messages.refused", "code", code.code());
    }

    private Counter faults(RequestedFault.Kind kind) {
        return registry.counter("pipstream.faults", "kind", kind.code());
    }

    private Counter closes(StreamClose reason) {
        return registry.counter("pipstream.sessions.closed", "code", Integer.toString(reason.code()));
    }

    <T> void sessions(Audience audience, T registered, ToDoubleFunction<T> count) {
        registry.gauge("pipstream.sessions", Tags.of("endpoint", audience.tag()), registered, count);
    }
}
