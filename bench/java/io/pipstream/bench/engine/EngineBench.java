package io.pipstream.bench.engine;

import java.nio.file.Path;
import java.util.Collection;
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
     * @return one score for each benchmark and its parameters
     * @throws RunnerException if a benchmark fails
     */
    public EngineScores run(Path directory) throws RunnerException {
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
        return new EngineScores(this, results);
    }
}
