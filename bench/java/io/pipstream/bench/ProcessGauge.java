package io.pipstream.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** CPU time and memory of a Java process, as the kernel and the JDK's own tools tell them. */
final class ProcessGauge {
    private static final long NANOS_PER_TICK = 1_000_000_000L / Long.parseLong(Commands.output("getconf", "CLK_TCK"));
    private static final Path JDK_TOOLS = Path.of(System.getProperty("java.home"), "bin");

    private final long pid;

    ProcessGauge(long pid) {
        this.pid = pid;
    }

    boolean isThisProcess() {
        return pid == ProcessHandle.current().pid();
    }

    /** Collections so far: how many, and the time they took in milliseconds (all kinds together). */
    record Collections(long count, double millis) {}

    /** User and system time of all threads so far, in nanoseconds; the kernel counts in steps of 10 ms. */
    long cpuNanos() throws IOException {
        String[] stat = statistics(pid);
        return (Long.parseLong(stat[11]) + Long.parseLong(stat[12])) * NANOS_PER_TICK;
    }

    /** The same of the process and its children, those that have ended too. */
    long familyCpuNanos() throws IOException {
        String[] stat = statistics(pid);
        long ended = (Long.parseLong(stat[13]) + Long.parseLong(stat[14])) * NANOS_PER_TICK;
        long children = 0;
        for (ProcessHandle child :
                ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).toList()) {
            children += new ProcessGauge(child.pid()).cpuNanos();
        }
        return cpuNanos() + ended + children;
    }

    /** What the kernel's file says behind the process's name, from the state on. */
    private static String[] statistics(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    }

    /** Time all cores of the machine were busy so far, in nanoseconds: everything but idle and waiting for a disk. */
    static long machineCpuNanos() throws IOException {
        String[] cpu = Files.readAllLines(Path.of("/proc/stat")).get(0).split("\\s+", -1);
        long busy = Arrays.stream(cpu, 1, 4).mapToLong(Long::parseLong).sum()
                + Arrays.stream(cpu, 6, 9).mapToLong(Long::parseLong).sum();
        return busy * NANOS_PER_TICK;
    }

    long residentBytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1_024;
            }
        }
        throw new IOException("No VmRSS of process " + pid);
    }

    /** Heap in use after a full collection. The collection stops the server for a moment: not while measuring latency. */
    long liveHeapBytes() {
        tool("jcmd", "GC.run");
        List<String> heap = jstat();
        // S0U, S1U, EU, OU in KB
        return (long) (1_024 * (number(heap, "S0U") + number(heap, "S1U") + number(heap, "EU") + number(heap, "OU")));
    }

    Collections collections() {
        List<String> counters = jstat();
        double count = number(counters, "YGC") + number(counters, "FGC") + number(counters, "CGC");
        return new Collections((long) count, number(counters, "GCT") * 1_000);
    }

    private List<String> jstat() {
        return Commands.output(JDK_TOOLS.resolve("jstat").toString(), "-gc", Long.toString(pid))
                .lines()
                .toList();
    }

    private void tool(String name, String argument) {
        Commands.output(JDK_TOOLS.resolve(name).toString(), Long.toString(pid), argument);
    }

    /** 0 for a column that this collector leaves out or marks with a dash. */
    private static double number(List<String> table, String column) {
        String[] names = table.get(0).trim().split("\\s+", -1);
        String[] values = table.get(1).trim().split("\\s+", -1);
        int index = Arrays.asList(names).indexOf(column);
        return index < 0 || values[index].equals("-") ? 0 : Double.parseDouble(values[index]);
    }
}
