package io.pipstream.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void theMachineIsInTheTextAndNoThreadIsLeft() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Metrics metrics = new Metrics();
        metrics.registry().counter("pipstream.test", "code", "a").increment();

        assertThat(metrics.scrape(() -> {}))
                .contains("pipstream_test_total{code=\"a\"} 1.0")
                .contains("jvm_memory_used_bytes", "jvm_threads_live_threads", "process_cpu_usage");

        metrics.close();
        assertThat(metrics.registry().isClosed()).isTrue();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .noneMatch(thread -> thread.getName().contains("micrometer")
                        || thread.getName().contains("prometheus"));
    }
}
