package io.pipstream.bench;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Waits for the machine to have nothing else to do, because somebody else's work ruins latencies first. */
final class Quiet {
    /** So much may be busy beside what is measured, in cores. */
    private static final double CORES = 0.25;

    private Quiet() {}

    /** One measurement. */
    interface Attempt {
        Map<Metric, Double> measure() throws IOException, InterruptedException;
    }

    /** Measures again when something else was busy meanwhile, and keeps the attempt with the least of it. */
    static Map<Metric, Double> leastDisturbed(Settings settings, Attempt attempt)
            throws IOException, InterruptedException {
        Map<Metric, Double> best = Map.of();
        for (int number = 1; number <= settings.attempts(); number++) {
            await(settings.patienceSeconds());
            Map<Metric, Double> values = attempt.measure();
            if (best.isEmpty() || disturbance(values) < disturbance(best)) {
                best = values;
            }
            if (disturbance(best) <= CORES) {
                break;
            }
        }
        return best;
    }

    private static double disturbance(Map<Metric, Double> values) {
        return values.getOrDefault(Metric.ELSEWHERE_CORES, 0.0);
    }

    /** Returns when the machine was quiet for a second, or when the patience is at its end. */
    private static void await(int patienceSeconds) throws IOException, InterruptedException {
        for (int second = 0; second < patienceSeconds; second++) {
            long busyBefore = ProcessGauge.machineCpuNanos();
            TimeUnit.SECONDS.sleep(1);
            if (ProcessGauge.machineCpuNanos() - busyBefore <= CORES * TimeUnit.SECONDS.toNanos(1)) {
                return;
            }
        }
    }
}
