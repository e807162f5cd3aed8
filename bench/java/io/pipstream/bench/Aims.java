package io.pipstream.bench;

import static io.pipstream.bench.Markdown.format;

import io.pipstream.bench.archive.ArchiveScores;
import io.pipstream.bench.engine.EngineScores;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is aimed at, beside what came. */
final class Aims {
    private Aims() {}

    static String markdown(Results results, Optional<EngineScores> engine, Optional<ArchiveScores> archive) {
        Markdown text = new Markdown();
        text.heading("Aims");
        text.head("aim", "WildFly", "Payara");
        streaming(text, results);
        text.row(
                "1,000 durable orders a second on H2 over 200 accounts",
                orders(results, "wildfly"),
                orders(results, "payara"));
        text.line("");
        text.head("aim", "engine");
        text.row(
                "200,000 decisions a second on one core",
                format("%,.0f", engine.map(EngineScores::decisionsPerSecond).orElse(OptionalDouble.empty())));
        text.row(
                "a quote that triggers nothing: beside 1,000,000 orders at most 2× the cost beside 1,000",
                format("%.2f", engine.map(EngineScores::quietQuoteRatio).orElse(OptionalDouble.empty())));
        text.line("");
        text.head("aim", "archive");
        text.row(
                "1,000,000 ticks a second on one core, unpacking included",
                format("%,.0f", archive.map(ArchiveScores::ticksPerSecond).orElse(OptionalDouble.empty())));
        return text.toString();
    }

    private static void streaming(Markdown text, Results results) {
        text.row(
                "CPU per message at 10,000/s at most 2× (WildFly) and 3× (Payara) the yardstick",
                toYardstick(results, "wildfly", Metric.CPU_MICROS_PER_PRICE),
                toYardstick(results, "payara", Metric.CPU_MICROS_PER_PRICE));
        text.row(
                "p99 at 10,000/s at most 2×",
                toYardstick(results, "wildfly", Metric.P99_MILLIS),
                toYardstick(results, "payara", Metric.P99_MILLIS));
        text.row(
                "others' p99 at most 1.5× while 50 stall",
                whileStalled(results, "wildfly"),
                whileStalled(results, "payara"));
        text.row(
                "a batched price at most 0.3× the CPU of a single one",
                batched(results, "wildfly"),
                batched(results, "payara"));
    }

    private static String toYardstick(Results results, String target, Metric metric) {
        return format("%.2f", results.ratio(target, Scenario.RATE_20, Target.YARDSTICK, Scenario.RATE_20, metric));
    }

    private static String whileStalled(Results results, String target) {
        return format("%.2f", results.ratio(target, Scenario.STALLED, target, Scenario.RATE_20, Metric.P99_MILLIS));
    }

    private static String batched(Results results, String target) {
        return format(
                "%.2f", results.ratio(target, Scenario.BATCHES, target, Scenario.SINGLES, Metric.CPU_MICROS_PER_PRICE));
    }

    private static String orders(Results results, String target) {
        return format("%,.0f", results.median(target, Scenario.ORDERS_H2_200, Metric.ORDERS_PER_SECOND));
    }
}
