package io.pipstream.bench.archive;

import io.pipstream.bench.jmh.JmhRun;
import java.io.IOException;
import java.nio.file.Path;
import org.openjdk.jmh.runner.RunnerException;

/** Runs every JMH benchmark of this package. */
public record ArchiveBench(JmhRun how) {

    public static final ArchiveBench FULL = new ArchiveBench(new JmhRun(3, 4));
    public static final ArchiveBench QUICK = new ArchiveBench(new JmhRun(1, 3));

    /**
     * Leaves {@code archive.json} in the directory.
     *
     * @return one score for each benchmark
     * @throws RunnerException if a benchmark fails
     */
    public ArchiveScores run(Path directory) throws RunnerException, IOException {
        SyntheticHour hour = new SyntheticHour();
        hour.make();
        return new ArchiveScores(
                how, hour.packed.length, how.run(ArchiveBench.class.getPackage(), directory.resolve("archive.json")));
    }
}
