package io.pipstream.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Waits for the machine to have nothing else to do, because somebody else's work ruins latencies first. */
final class Quiet {
    /** So much may be busy beside what is measured, in cores. */
    static final double CORES = 0.25;

    private Quiet() {}

    /** Returns when the machine was quiet for a second, or when the patience is at its end. */
    static void await(int patienceSeconds) throws IOException, InterruptedException {
        for (int second = 0; second < patienceSeconds; second++) {
            long busyBefore = ProcessGauge.machineCpuNanos();
            TimeUnit.SECONDS.sleep(1);
            if (ProcessGauge.machineCpuNanos() - busyBefore <= CORES * TimeUnit.SECONDS.toNanos(1)) {
                return;
            }
        }
    }
}
