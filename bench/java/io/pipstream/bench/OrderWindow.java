package io.pipstream.bench;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** The measured part of a load of orders: what they cost, between when it begins and when it ends. */
final class OrderWindow {
    private static final double MEGABYTE = 1 << 20;

    private final LongSupplier orders;
    private final ProcessGauge writer;
    private final OrderStore store;
    private final ProcessGauge self = new ProcessGauge(ProcessHandle.current().pid());
    private final ProcessGauge.Collections collectionsBefore;
    private final long writerCpuBefore;
    private final long storeCpuBefore;
    private final long selfCpuBefore;
    private final long machineCpuBefore;
    private final long ordersBefore;
    private final long nanosBefore;

    /**
     * @param orders how many there were so far
     * @param writer the process that writes them: a server, or this one
     */
    OrderWindow(LongSupplier orders, ProcessGauge writer, OrderStore store) throws IOException {
        this.orders = orders;
        this.writer = writer;
        this.store = store;
        collectionsBefore = writer.collections();
        machineCpuBefore = ProcessGauge.machineCpuNanos();
        selfCpuBefore = self.cpuNanos();
        storeCpuBefore = store.cpuNanos();
        writerCpuBefore = writer.cpuNanos();
        ordersBefore = orders.getAsLong();
        nanosBefore = System.nanoTime();
    }

    Map<Metric, Double> end() throws IOException {
        double nanos = System.nanoTime() - nanosBefore;
        double count = orders.getAsLong() - ordersBefore;
        double writerCpu = writer.cpuNanos() - writerCpuBefore;
        double storeCpu = store.cpuNanos() - storeCpuBefore;
        double clientCpu = writer.isThisProcess() ? 0 : self.cpuNanos() - selfCpuBefore;
        double machineCpu = ProcessGauge.machineCpuNanos() - machineCpuBefore;
        ProcessGauge.Collections collections = writer.collections();

        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        values.put(Metric.ORDERS_PER_SECOND, count / (nanos / 1e9));
        values.put(Metric.CPU_MICROS_PER_ORDER, writerCpu / 1e3 / count);
        values.put(Metric.DATABASE_CPU_MICROS_PER_ORDER, storeCpu / 1e3 / count);
        values.put(Metric.CPU_CORES, writerCpu / nanos);
        values.put(Metric.CLIENT_CORES, clientCpu / nanos);
        values.put(Metric.ELSEWHERE_CORES, (machineCpu - writerCpu - storeCpu - clientCpu) / nanos);
        values.put(Metric.RESIDENT_MEGABYTES, writer.residentBytes() / MEGABYTE);
        values.put(
                Metric.COLLECTION_MILLIS_PER_SECOND,
                (collections.millis() - collectionsBefore.millis()) / (nanos / 1e9));
        return values;
    }
}
