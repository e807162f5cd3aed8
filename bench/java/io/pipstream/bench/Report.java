package io.pipstream.bench;

import static io.pipstream.bench.Target.YARDSTICK;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The results as Markdown tables, for a reader who was not there. */
final class Report {
    private static final List<Scenario> LOADS = List.of(Scenario.RATE_20, Scenario.RATE_200, Scenario.SATURATION);

    private final Results results;
    private final Markdown text = new Markdown();

    private Report(Results results) {
        this.results = results;
    }

    static String markdown(Results results, String setting) {
        Report report = new Report(results);
        report.text.line(setting);
        report.loads();
        report.idle();
        report.stalled();
        report.batches();
        report.orders();
        report.failures();
        return report.text.toString();
    }

    private void loads() {
        heading("Streaming", LOADS);
        text.head(
                "load",
                "target",
                "prices/s",
                "delivered",
                "CPU µs/price",
                "× yardstick",
                "p50 ms",
                "p99 ms",
                "× yardstick",
                "p99.9 ms",
                "max ms",
                "RSS MB",
                "GC ms/s",
                "lost",
                "other cores");
        for (Scenario scenario : LOADS) {
            for (String target : results.targets(scenario)) {
                text.row(
                        scenario.title,
                        target,
                        value("%,.0f", target, scenario, Metric.PRICES_PER_SECOND),
                        value("%.3f", target, scenario, Metric.DELIVERED_SHARE),
                        value("%.2f", target, scenario, Metric.CPU_MICROS_PER_PRICE),
                        toYardstick(target, scenario, Metric.CPU_MICROS_PER_PRICE),
                        value("%.2f", target, scenario, Metric.P50_MILLIS),
                        value("%.2f", target, scenario, Metric.P99_MILLIS),
                        toYardstick(target, scenario, Metric.P99_MILLIS),
                        value("%.2f", target, scenario, Metric.P999_MILLIS),
                        value("%.1f", target, scenario, Metric.MAX_MILLIS),
                        value("%.0f", target, scenario, Metric.RESIDENT_MEGABYTES),
                        value("%.1f", target, scenario, Metric.COLLECTION_MILLIS_PER_SECOND),
                        value("%.0f", target, scenario, Metric.SESSIONS_LOST),
                        value("%.2f", target, scenario, Metric.ELSEWHERE_CORES));
            }
        }
    }

    private void idle() {
        Scenario idle = Scenario.IDLE;
        heading(idle.title, List.of(idle));
        text.head("target", "heap KB/session", "RSS KB/session", "RSS MB in all", "CPU cores", "lost");
        for (String target : results.targets(idle)) {
            text.row(
                    target,
                    value("%.1f", target, idle, Metric.HEAP_KILOBYTES_PER_SESSION),
                    value("%.1f", target, idle, Metric.RESIDENT_KILOBYTES_PER_SESSION),
                    value("%.0f", target, idle, Metric.RESIDENT_MEGABYTES),
                    value("%.3f", target, idle, Metric.CPU_CORES),
                    value("%.0f", target, idle, Metric.SESSIONS_LOST));
        }
    }

    private void stalled() {
        Scenario stalled = Scenario.STALLED;
        heading(stalled.title, List.of(stalled));
        text.head(
                "target",
                "others' p99 ms",
                "× without stall",
                "others' delivered",
                "live heap growth MB",
                "RSS growth MB",
                "kernel KB per stalled",
                "connections left",
                "of these open",
                "gone after s",
                "others lost");
        for (String target : results.targets(stalled)) {
            text.row(
                    target,
                    value("%.2f", target, stalled, Metric.P99_MILLIS),
                    format("%.2f", results.ratio(target, stalled, target, Scenario.RATE_20, Metric.P99_MILLIS)),
                    value("%.3f", target, stalled, Metric.DELIVERED_SHARE),
                    value("%.1f", target, stalled, Metric.HEAP_GROWTH_MEGABYTES),
                    value("%.1f", target, stalled, Metric.RESIDENT_GROWTH_MEGABYTES),
                    value("%.1f", target, stalled, Metric.KERNEL_KILOBYTES_PER_STALLED),
                    value("%.0f", target, stalled, Metric.STALLED_LEFT),
                    value("%.0f", target, stalled, Metric.STALLED_OPEN),
                    value("%.0f", target, stalled, Metric.STALLED_GONE_AFTER_SECONDS),
                    value("%.0f", target, stalled, Metric.SESSIONS_LOST));
        }
    }

    private void batches() {
        Scenario singles = Scenario.SINGLES;
        Scenario batches = Scenario.BATCHES;
        heading("20 instruments updated together, 20 times a second, 200 sessions", List.of(singles, batches));
        text.head(
                "target",
                "single: prices/s",
                "frames/s",
                "CPU µs/price",
                "p99 ms",
                "batch: prices/s",
                "frames/s",
                "CPU µs/price",
                "p99 ms",
                "batch ÷ single CPU");
        for (String target : results.targets(singles)) {
            text.row(Stream.of(
                            Stream.of(target),
                            batchColumns(target, singles),
                            batchColumns(target, batches),
                            Stream.of(format(
                                    "%.2f",
                                    results.ratio(target, batches, target, singles, Metric.CPU_MICROS_PER_PRICE))))
                    .flatMap(columns -> columns)
                    .toArray(String[]::new));
        }
    }

    private void orders() {
        List<Scenario> orders = Arrays.stream(Scenario.values())
                .filter(scenario -> scenario.kind == Scenario.Kind.ORDERS)
                .toList();
        heading("Orders", orders);
        text.head(
                "load",
                "target",
                "orders/s",
                "÷ bare commits/s",
                "server CPU µs/order",
                "× bare",
                "database CPU µs/order",
                "client cores",
                "answer p50 ms",
                "p99 ms",
                "event p50 ms",
                "p99 ms",
                "event at " + Math.round(OrderTrial.FEW_PER_SECOND) + "/s p50 ms",
                "p99 ms",
                "RSS MB",
                "GC ms/s",
                "failed",
                "orders missing",
                "events missing",
                "other cores");
        for (Scenario scenario : orders) {
            for (String target : results.targets(scenario)) {
                text.row(
                        scenario.title,
                        target,
                        value("%,.0f", target, scenario, Metric.ORDERS_PER_SECOND),
                        toYardstick(target, scenario, Metric.ORDERS_PER_SECOND),
                        value("%,.0f", target, scenario, Metric.CPU_MICROS_PER_ORDER),
                        toYardstick(target, scenario, Metric.CPU_MICROS_PER_ORDER),
                        value("%,.0f", target, scenario, Metric.DATABASE_CPU_MICROS_PER_ORDER),
                        value("%.2f", target, scenario, Metric.CLIENT_CORES),
                        value("%.2f", target, scenario, Metric.ANSWER_P50_MILLIS),
                        value("%.2f", target, scenario, Metric.ANSWER_P99_MILLIS),
                        value("%.2f", target, scenario, Metric.FULL_P50_MILLIS),
                        value("%.2f", target, scenario, Metric.FULL_P99_MILLIS),
                        value("%.2f", target, scenario, Metric.P50_MILLIS),
                        value("%.2f", target, scenario, Metric.P99_MILLIS),
                        value("%.0f", target, scenario, Metric.RESIDENT_MEGABYTES),
                        value("%.1f", target, scenario, Metric.COLLECTION_MILLIS_PER_SECOND),
                        value("%.0f", target, scenario, Metric.ORDERS_FAILED),
                        value("%.0f", target, scenario, Metric.ORDERS_MISSING),
                        value("%.0f", target, scenario, Metric.EVENTS_MISSING),
                        value("%.2f", target, scenario, Metric.ELSEWHERE_CORES));
            }
        }
    }

    private void failures() {
        if (!results.failures().isEmpty()) {
            text.heading("Not measured");
            results.failures().forEach(failure -> text.line("- " + failure));
        }
    }

    private Stream<String> batchColumns(String target, Scenario scenario) {
        return Stream.of(
                value("%,.0f", target, scenario, Metric.PRICES_PER_SECOND),
                value("%,.0f", target, scenario, Metric.FRAMES_PER_SECOND),
                value("%.2f", target, scenario, Metric.CPU_MICROS_PER_PRICE),
                value("%.2f", target, scenario, Metric.P99_MILLIS));
    }

    private String value(String format, String target, Scenario scenario, Metric metric) {
        return format(format, results.median(target, scenario, metric));
    }

    private String toYardstick(String target, Scenario scenario, Metric metric) {
        return format("%.2f", results.ratio(target, scenario, YARDSTICK, scenario, metric));
    }

    private static String format(String format, OptionalDouble value) {
        return Markdown.format(format, value);
    }

    private void heading(String title, List<Scenario> scenarios) {
        boolean empty = scenarios.stream()
                .allMatch(scenario -> results.targets(scenario).isEmpty());
        text.heading(title + (empty ? " (not run)" : ""));
    }
}
