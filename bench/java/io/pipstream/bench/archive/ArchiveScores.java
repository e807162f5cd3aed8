package io.pipstream.bench.archive;

import io.pipstream.bench.jmh.JmhRun;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;

/** What JMH measured of the archive's reader: medians of the processes, in ticks a second of processor time. */
public final class ArchiveScores {

    private static final double NANOS = 1e9;

    private final JmhRun how;
    private final int packedBytes;
    private final List<RunResult> results;

    ArchiveScores(JmhRun how, int packedBytes, List<RunResult> results) {
        this.how = how;
        this.packedBytes = packedBytes;
        this.results = results.stream()
                .sorted(Comparator.comparing(ArchiveScores::name))
                .toList();
    }

    /** Checked ticks in columns that a core makes of packed bytes in a second; empty if not measured. */
    public OptionalDouble ticksPerSecond() {
        return results.stream()
                .filter(each -> name(each).equals("columns"))
                .mapToDouble(each -> median(perCpuSecond(each)))
                .findFirst();
    }

    /** A table; the yardsticks come first. */
    public String markdown() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, """

                ### Archive

                %s; one thread, an hour of %,d ticks packed to %,d bytes

                | benchmark | ticks/s of processor | lowest, highest process | × unpacking alone | ticks/s by the clock |
                |---|---|---|---|---|
                """, how, SyntheticHour.TICKS, packedBytes));
        double yardstick = median(perCpuSecond(results.get(0)));
        for (RunResult each : results) {
            double[] scores = perCpuSecond(each);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %,.0f, %,.0f | %.2f | %,.0f |%n",
                    name(each),
                    median(scores),
                    scores[0],
                    scores[scores.length - 1],
                    median(scores) / yardstick,
                    each.getPrimaryResult().getScore()));
        }
        return text.toString();
    }

    private static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    /** Of each process, the lowest first. */
    private static double[] perCpuSecond(RunResult result) {
        return result.getBenchmarkResults().stream()
                .mapToDouble(process -> sum(process, "ticks") / sum(process, "cpuNanos") * NANOS)
                .sorted()
                .toArray();
    }

    private static double sum(BenchmarkResult process, String counter) {
        return process.getIterationResults().stream()
                .mapToDouble(iteration ->
                        iteration.getSecondaryResults().get(counter).getScore())
                .sum();
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }
}
