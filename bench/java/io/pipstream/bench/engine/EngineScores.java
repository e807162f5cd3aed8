package io.pipstream.bench.engine;

import io.pipstream.bench.jmh.JmhRun;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What JMH measured of the engine. */
public final class EngineScores {

    private final JmhRun how;
    private final List<RunResult> results;

    EngineScores(JmhRun how, List<RunResult> results) {
        this.how = how;
        this.results = results;
    }

    /** Decisions of one core in a second with the frictionless profile, which is the default; empty if not measured. */
    public OptionalDouble decisionsPerSecond() {
        return score("BrokerBenchmark.opensAndCloses", "realism", "FRICTIONLESS");
    }

    /** The cost of a quote that triggers none of 1,000,000 orders, to one that triggers none of 1,000. */
    public OptionalDouble quietQuoteRatio() {
        OptionalDouble many = score("TriggerIndexBenchmark.quoteTriggersNone", "resting", "1000000");
        OptionalDouble few = score("TriggerIndexBenchmark.quoteTriggersNone", "resting", "1000");
        return many.isPresent() && few.isPresent()
                ? OptionalDouble.of(many.getAsDouble() / few.getAsDouble())
                : OptionalDouble.empty();
    }

    private OptionalDouble score(String benchmark, String parameter, String value) {
        return results.stream()
                .filter(each -> each.getParams().getBenchmark().endsWith("." + benchmark))
                .filter(each -> value.equals(each.getParams().getParam(parameter)))
                .mapToDouble(each -> each.getPrimaryResult().getScore())
                .findFirst();
    }

    /** A table, one row for each benchmark and its parameters. */
    public String markdown() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, """

                ### Engine

                %s

                | benchmark | with | score | ± 99.9 %% | unit | × its first row |
                |---|---|---|---|---|---|
                """, how));
        Map<String, Double> firstScores = new HashMap<>();
        for (RunResult each : results) {
            BenchmarkParams params = each.getParams();
            Result<?> result = each.getPrimaryResult();
            firstScores.putIfAbsent(params.getBenchmark(), result.getScore());
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %,.1f | %,.1f | %s | %.2f |%n",
                    params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1),
                    params.getParamsKeys().stream()
                            .map(key -> key + " " + params.getParam(key))
                            .collect(Collectors.joining(", ")),
                    result.getScore(),
                    result.getScoreError(),
                    result.getScoreUnit(),
                    result.getScore() / firstScores.get(params.getBenchmark())));
        }
        return text.toString();
    }
}
