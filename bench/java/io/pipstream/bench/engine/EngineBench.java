package io.pipstream.bench.engine;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs every JMH benchmark of this package, each in processes of its own.
 *
 * @param seconds of warm-up and as many measured, in each process
 */
public record EngineBench(int processes, int seconds) {

    public static final EngineBench FULL = new EngineBench(3, 5);
    public static final EngineBench QUICK = new EngineBench(1, 3);

    /**
     * Leaves {@code engine.json} in the directory.
     *
     * @return a Markdown table, one row for each benchmark and its parameters
     * @throws RunnerException if a benchmark fails
     */
    public String run(Path directory) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("^" + EngineBench.class.getPackageName().replace(".", "\\.") + "\\.")
                        .forks(processes)
                        .jvmArgs("-Xms1g", "-Xmx1g")
                        .warmupIterations(seconds)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(seconds)
                        .measurementTime(TimeValue.seconds(1))
                        .shouldFailOnError(true)
                        .resultFormat(ResultFormatType.JSON)
                        .result(directory.resolve("engine.json").toString())
                        .build())
                .run();
        return table(results);
    }

    private String table(Collection<RunResult> results) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, """

                ### Engine

                JMH; %d processes, each %d s after as many of warm-up, heap 1 GB

                | benchmark | with | score | ± 99.9 %% | unit | × its first row |
                |---|---|---|---|---|---|
                """, processes, seconds));
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
