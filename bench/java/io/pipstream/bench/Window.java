package io.pipstream.bench;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The measured part of a load: everything is read when it begins, and the differences are taken when it ends. */
final class Window {
    private static final double MEGABYTE = 1 << 20;

    private final LoadClient client;
    private final QuotePusher pusher;
    private final ProcessGauge server;
    private final ProcessGauge self = new ProcessGauge(ProcessHandle.current().pid());
    private final ProcessGauge.Collections collectionsBefore;
    private final long serverCpuBefore;
    private final long selfCpuBefore;
    private final long machineCpuBefore;
    private final long pricesBefore;
    private final long framesBefore;
    private final long pushedBefore;
    private final long nanosBefore;

    Window(LoadClient client, QuotePusher pusher, ProcessGauge server) throws IOException {
        this.client = client;
        this.pusher = pusher;
        this.server = server;
        collectionsBefore = server.collections();
        client.takeLatencies();
        pricesBefore = client.prices();
        framesBefore = client.frames();
        pushedBefore = pusher.pushed();
        machineCpuBefore = ProcessGauge.machineCpuNanos();
        selfCpuBefore = self.cpuNanos();
        serverCpuBefore = server.cpuNanos();
        nanosBefore = System.nanoTime();
    }

    /** Ends the measuring. {@code readers} is the number of sessions that should have received everything. */
    Map<Metric, Double> end(int readers) throws IOException {
        double nanos = System.nanoTime() - nanosBefore;
        double seconds = nanos / 1e9;
        double serverCpu = server.cpuNanos() - serverCpuBefore;
        double selfCpu = self.cpuNanos() - selfCpuBefore;
        double machineCpu = ProcessGauge.machineCpuNanos() - machineCpuBefore;
        long pushed = pusher.pushed() - pushedBefore;
        double prices = client.prices() - pricesBefore;
        double frames = client.frames() - framesBefore;
        Histogram ages = client.takeLatencies();
        pusher.check();
        if (prices == 0) {
            throw new IllegalStateException("No price arrived; the last quotes were answered: " + pusher.lastAnswer());
        }

        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        values.put(Metric.PRICES_PER_SECOND, prices / seconds);
        values.put(Metric.FRAMES_PER_SECOND, frames / seconds);
        values.put(Metric.DELIVERED_SHARE, prices / ((double) pushed * readers));
        values.put(Metric.CPU_MICROS_PER_PRICE, serverCpu / 1e3 / prices);
        values.put(Metric.CPU_CORES, serverCpu / nanos);
        values.put(Metric.CLIENT_CORES, selfCpu / nanos);
        values.put(Metric.ELSEWHERE_CORES, (machineCpu - serverCpu - selfCpu) / nanos);
        values.put(Metric.P50_MILLIS, ages.getValueAtPercentile(50) / 1e3);
        values.put(Metric.P99_MILLIS, ages.getValueAtPercentile(99) / 1e3);
        values.put(Metric.P999_MILLIS, ages.getValueAtPercentile(99.9) / 1e3);
        values.put(Metric.MAX_MILLIS, ages.getMaxValue() / 1e3);
        values.put(Metric.RESIDENT_MEGABYTES, server.residentBytes() / MEGABYTE);
        ProcessGauge.Collections collections = server.collections();
        values.put(Metric.COLLECTION_MILLIS_PER_SECOND, (collections.millis() - collectionsBefore.millis()) / seconds);
        values.put(Metric.COLLECTIONS_PER_SECOND, (collections.count() - collectionsBefore.count()) / seconds);
        return values;
    }
}
