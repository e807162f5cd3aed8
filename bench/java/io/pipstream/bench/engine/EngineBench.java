package io.pipstream.bench.engine;

import io.pipstream.bench.jmh.JmhRun;
import java.nio.file.Path;
import org.openjdk.jmh.runner.RunnerException;

/** Runs every JMH benchmark of this package. */
public record EngineBench(JmhRun how) {

    public static final EngineBench FULL = new EngineBench(new JmhRun(3, 5));
    public static final EngineBench QUICK = new EngineBench(new JmhRun(1, 3));

    /**
     * Leaves {@code engine.json} in the directory.
     *
     * @return one score for each benchmark and its parameters
     * @throws RunnerException if a benchmark fails
     */
    public EngineScores run(Path directory) throws RunnerException {
        return new EngineScores(how, how.run(EngineBench.class.getPackage(), directory.resolve("engine.json")));
    }
}
