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
                - orders: %d connections, %d orders or commits before the first measurement; H2 with `WRITE_DELAY=0`, %s as it comes
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
                settings.heatSeconds(),
                settings.connections(),
                settings.heatOrders(),
                OrderStore.postgresql());
    }

    private static String field(String file, String name) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
