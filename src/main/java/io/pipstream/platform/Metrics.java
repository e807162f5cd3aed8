package io.pipstream.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

/**
 * The one registry of the application's meters, the same on every server because it lives in the application. The JVM's and
 * the process's own figures are in it. Starts no thread. Thread-safe.
 */
@ApplicationScoped
public class Metrics {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    public Metrics() {
        collections.bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    @Produces
    @Dependent
    public MeterRegistry registry() {
        return registry;
    }

    /**
     * Every meter in the text format of Prometheus, version 0.0.4. One scrape at a time: a meter that another replaces
     * meanwhile would be there twice, which the format does not allow.
     *
     * @param renewal brings to the present what does not tell of itself
     */
    public synchronized String scrape(Runnable renewal) {
        renewal.run();
        return registry.scrape();
    }

    /** Collectors of garbage outlive the application and would keep telling it. */
    @PreDestroy
    public void close() {
        collections.close();
        registry.close();
    }
}
