package io.pipstream.bench;

import io.netty.channel.Channel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Puts one load on one server and measures. The sessions are opened for it and closed behind it. */
final class Trial {
    private static final int STALLED = 50;
    private static final int PRIMING_SESSIONS = 50;
    private static final int SETTLE_SECONDS = 15;
    private static final double KILOBYTE = 1 << 10;
    private static final double MEGABYTE = 1 << 20;

    private final Settings settings;
    private final SteadyClock clock;
    private final LoadClient client;
    private final ServerProcess server;
    private final ProcessGauge gauge;

    Trial(Settings settings, SteadyClock clock, LoadClient client, ServerProcess server) throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.client = client;
        this.server = server;
        this.gauge = server.gauge();
    }

    Map<Metric, Double> run(Scenario scenario) throws IOException, InterruptedException {
        try {
            return switch (scenario.kind) {
                case IDLE -> idle(scenario);
                case STALLED -> stalled(scenario);
                case RATE, SATURATION -> loaded(scenario);
                case ORDERS -> throw new IllegalArgumentException(scenario + " has trials of its own");
            };
        } finally {
            leave();
        }
    }

    /** Lets the server compile its hot code before anything is measured. */
    void heat() throws IOException, InterruptedException {
        client.open(server.port(), Scenario.RATE_200.sessions, Scenario.RATE_200.subscription());
        try (QuotePusher pusher = pusher(Scenario.RATE_200)) {
            TimeUnit.SECONDS.sleep(settings.heatSeconds());
            pusher.check();
        } finally {
            leave();
        }
    }

    private Map<Metric, Double> loaded(Scenario scenario) throws IOException, InterruptedException {
        client.open(server.port(), scenario.sessions, scenario.subscription());
        try (QuotePusher pusher = pusher(scenario)) {
            TimeUnit.SECONDS.sleep(settings.warmUpSeconds());
            Window window = new Window(client, pusher, gauge);
            TimeUnit.SECONDS.sleep(settings.measuredSeconds());
            Map<Metric, Double> values = window.end(scenario.sessions);
            values.put(Metric.SESSIONS_LOST, (double) (scenario.sessions - client.openSessions()));
            return values;
        }
    }

    private QuotePusher pusher(Scenario scenario) {
        return scenario.kind == Scenario.Kind.SATURATION
                ? QuotePusher.asDelivered(
                        server.port(),
                        clock,
                        Scenario.SYMBOLS,
                        scenario.quotesPerPost,
                        scenario.sessions,
                        client::prices)
                : QuotePusher.atRate(
                        server.port(), clock, Scenario.SYMBOLS, scenario.quotesPerPost, scenario.postsPerSecond);
    }

    private Map<Metric, Double> idle(Scenario scenario) throws IOException, InterruptedException {
        client.open(server.port(), PRIMING_SESSIONS, scenario.subscription()); // loads what the first sessions need
        leave();
        long heapBefore = gauge.liveHeapBytes();
        long residentBefore = gauge.residentBytes();
        client.open(server.port(), scenario.sessions, scenario.subscription());
        TimeUnit.SECONDS.sleep(settings.warmUpSeconds());
        long cpuBefore = gauge.cpuNanos();
        TimeUnit.SECONDS.sleep(settings.measuredSeconds());
        long cpu = gauge.cpuNanos() - cpuBefore;
        double heap = gauge.liveHeapBytes() - heapBefore;
        double resident = gauge.residentBytes() - residentBefore;

        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        values.put(Metric.CPU_CORES, cpu / 1e9 / settings.measuredSeconds());
        values.put(Metric.HEAP_KILOBYTES_PER_SESSION, heap / KILOBYTE / scenario.sessions);
        values.put(Metric.RESIDENT_KILOBYTES_PER_SESSION, resident / KILOBYTE / scenario.sessions);
        values.put(Metric.RESIDENT_MEGABYTES, gauge.residentBytes() / MEGABYTE);
        values.put(Metric.SESSIONS_LOST, (double) (scenario.sessions - client.openSessions()));
        return values;
    }

    private Map<Metric, Double> stalled(Scenario scenario) throws IOException, InterruptedException {
        int readers = scenario.sessions - STALLED;
        client.open(server.port(), readers, scenario.subscription());
        List<Channel> stalling = client.openWithSmallBuffer(server.port(), STALLED, scenario.subscription());
        try (QuotePusher pusher = pusher(scenario)) {
            long heapBefore = gauge.liveHeapBytes();
            TimeUnit.SECONDS.sleep(settings.warmUpSeconds());
            Window window = new Window(client, pusher, gauge);
            Stall stall = new Stall(stalling);
            stall.watch(settings.stallSeconds());
            Map<Metric, Double> values = window.end(readers);
            values.putAll(stall.values());
            values.put(Metric.HEAP_GROWTH_MEGABYTES, (gauge.liveHeapBytes() - heapBefore) / MEGABYTE);
            long open = client.openSessions()
                    - stalling.stream().filter(Channel::isActive).count();
            values.put(Metric.SESSIONS_LOST, (double) (readers - open));
            return values;
        }
    }

    private void leave() throws IOException, InterruptedException {
        client.closeSessions();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
        while (SocketTable.established(server.port()) > 0 && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
        Thread.sleep(500);
    }

    /** Sessions that no longer read, and what the server and its kernel keep for them. */
    private final class Stall {
        private final Set<Integer> clientPorts;
        private final long residentBefore = gauge.residentBytes();
        private final long startNanos = System.nanoTime();
        private long residentPeak = residentBefore;
        private long queuedPeak;
        private double goneAfterSeconds = Double.NaN;
        private int left;
        private long open;

        Stall(List<Channel> sessions) throws IOException {
            clientPorts = sessions.stream()
                    .map(session -> ((InetSocketAddress) session.localAddress()).getPort())
                    .collect(Collectors.toSet());
            sessions.forEach(session -> session.config().setAutoRead(false));
        }

        void watch(int seconds) throws IOException, InterruptedException {
            long end = startNanos + TimeUnit.SECONDS.toNanos(seconds);
            while (System.nanoTime() < end) {
                TimeUnit.SECONDS.sleep(1);
                residentPeak = Math.max(residentPeak, gauge.residentBytes());
                List<SocketTable.Entry> entries = SocketTable.serverEnds(server.port(), clientPorts);
                entries.forEach(entry -> queuedPeak = Math.max(queuedPeak, entry.queuedBytes()));
                left = entries.size();
                open = entries.stream()
                        .filter(entry -> entry.state() == SocketTable.ESTABLISHED)
                        .count();
                if (left == 0 && Double.isNaN(goneAfterSeconds)) {
                    goneAfterSeconds = (System.nanoTime() - startNanos) / 1e9;
                }
            }
        }

        Map<Metric, Double> values() {
            Map<Metric, Double> values = new EnumMap<>(Metric.class);
            values.put(Metric.RESIDENT_GROWTH_MEGABYTES, (residentPeak - residentBefore) / MEGABYTE);
            values.put(Metric.KERNEL_KILOBYTES_PER_STALLED, queuedPeak / KILOBYTE);
            values.put(Metric.STALLED_LEFT, (double) left);
            values.put(Metric.STALLED_OPEN, (double) open);
            if (!Double.isNaN(goneAfterSeconds)) {
                values.put(Metric.STALLED_GONE_AFTER_SECONDS, goneAfterSeconds);
            }
            return values;
        }
    }
}
