package io.pipstream.bench.jmh;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long JMH measures each benchmark, in processes of its own with a heap of 1 GB.
 *
 * @param seconds of warm-up and as many measured, in each process
 */
public record JmhRun(int processes, int seconds) {

    /**
     * Runs every benchmark of a package and leaves JMH's own report in the file.
     *
     * @throws RunnerException if a benchmark fails
     */
    public List<RunResult> run(Package benchmarks, Path json) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("^" + benchmarks.getName().replace(".", "\\.") + "\\.")
                        .forks(processes)
                        .jvmArgs("-Xms1g", "-Xmx1g")
                        .warmupIterations(seconds)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(seconds)
                        .measurementTime(TimeValue.seconds(1))
                        .shouldFailOnError(true)
                        .resultFormat(ResultFormatType.JSON)
                        .result(json.toString())
                        .build())
                .run();
        return List.copyOf(results);
    }

    @Override
    public String toString() {
        return "JMH; %d processes, each %d s after as many of warm-up, heap 1 GB".formatted(processes, seconds);
    }
}
