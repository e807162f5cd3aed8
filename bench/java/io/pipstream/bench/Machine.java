package io.pipstream.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Where and how a run was made, as the lines above its tables. */
final class Machine {
    private Machine() {}

    static String setting(Settings settings) throws IOException {
        return String.format(
                Locale.ROOT,
                """
                - %s, %d cores (%s), %.1f GB, Linux %s
                - JDK %s (%s); servers with `%s`
                - %s
                - medians of %d rounds; per measurement %d s of warm-up and %d s measured, after %d s of load on each new server
                """,
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                field("/proc/cpuinfo", "model name"),
                Long.parseLong(field("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1e6,
                System.getProperty("os.version"),
                System.getProperty("java.runtime.version"),
                System.getProperty("java.vm.name"),
                Settings.property("bench.heap", "the default heap"),
                Settings.property("bench.versions", "versions unknown"),
                settings.rounds(),
                settings.warmUpSeconds(),
                settings.measuredSeconds(),
                settings.heatSeconds());
    }

    private static String field(String file, String name) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
