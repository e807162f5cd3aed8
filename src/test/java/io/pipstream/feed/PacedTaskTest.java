package io.pipstream.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PacedTaskTest {

    final VirtualTime time = new VirtualTime();
    final Counter failures = new SimpleMeterRegistry().counter("failures");
    final AtomicInteger runs = new AtomicInteger();

    @Test
    void anExceptionIsCountedAndTheTaskGoesOn() {
        start(() -> {
            runs.incrementAndGet();
            throw new IllegalStateException("made by the test");
        });
        time.advance(Duration.ofMillis(250));

        assertThat(runs).hasValue(25);
        assertThat(failures.count()).isEqualTo(25);
    }

    @Test
    void itEndsWhenNothingIsLeft() {
        start(() -> runs.incrementAndGet() < 3);
        time.advance(Duration.ofMillis(100));

        assertThat(runs).hasValue(3);
        assertThat(time.live()).isZero();
    }

    @Test
    void itDoesNotRunAfterItIsStopped() {
        PacedTask task = start(() -> runs.incrementAndGet() > 0);
        time.advance(Duration.ofMillis(20));
        task.stop();
        time.advance(Duration.ofMillis(100));

        assertThat(runs).hasValue(2);
        assertThat(time.live()).isZero();
    }

    private PacedTask start(PacedTask.Step step) {
        return PacedTask.start("test", step, Duration.ofMillis(10), failures, time);
    }
}
