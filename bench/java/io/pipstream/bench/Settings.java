package io.pipstream.bench;

import io.pipstream.bench.archive.ArchiveBench;
import io.pipstream.bench.engine.EngineBench;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the system properties {@code bench.*} ask for; docs/benchmarks.md describes each. Lengths are in seconds.
 */
record Settings(
        Path directory,
        List<String> targets,
        List<Scenario> scenarios,
        Optional<EngineBench> engine,
        Optional<ArchiveBench> archive,
        Optional<PageBench> page,
        int rounds,
        int heatSeconds,
        int warmUpSeconds,
        int measuredSeconds,
        int stallSeconds,
        int heatOrders,
        int connections,
        int attempts,
        int patienceSeconds) {

    private static final String ENGINE = "engine";
    private static final String ARCHIVE = "archive";
    private static final String PAGE = "page";
    private static final String ORDERS = "orders";

    static Settings fromProperties() {
        boolean quick = property("bench.quick", "false").matches("|true");
        List<String> scenarios = list(property("bench.scenarios", ""));
        return new Settings(
                Path.of(property("bench.directory", "target/bench")),
                list(property("bench.targets", "yardstick,payara,wildfly")),
                scenarios(scenarios),
                wants(ENGINE, scenarios) ? Optional.of(quick ? EngineBench.QUICK : EngineBench.FULL) : Optional.empty(),
                wants(ARCHIVE, scenarios)
                        ? Optional.of(quick ? ArchiveBench.QUICK : ArchiveBench.FULL)
                        : Optional.empty(),
                wants(PAGE, scenarios) ? Optional.of(page(quick)) : Optional.empty(),
                Integer.parseInt(property("bench.rounds", quick ? "1" : "3")),
                quick ? 5 : 20,
                quick ? 2 : 5,
                quick ? 4 : 20,
                Integer.parseInt(property("bench.stall", "30")),
                Integer.parseInt(property("bench.heat-orders", quick ? "1000" : "20000")),
                Integer.parseInt(property("bench.connections", "16")),
                Integer.parseInt(property("bench.attempts", quick ? "1" : "3")),
                Integer.parseInt(property("bench.patience", quick ? "2" : "60")));
    }

    /** The value, or the fallback when the property is absent or blank, as Maven passes one that is not set. */
    static String property(String name, String fallback) {
        String value = System.getProperty(name, "");
        return value.isBlank() ? fallback : value.strip();
    }

    private static List<Scenario> scenarios(List<String> names) {
        if (names.isEmpty()) {
            return List.of(Scenario.values());
        }
        return names.stream()
                .filter(name -> Stream.of(ENGINE, ARCHIVE, PAGE).noneMatch(name::equalsIgnoreCase))
                .flatMap(Settings::scenarios)
                .toList();
    }

    /** By its name, or all that are about orders. */
    private static Stream<Scenario> scenarios(String name) {
        return name.equalsIgnoreCase(ORDERS)
                ? Arrays.stream(Scenario.values()).filter(scenario -> scenario.kind == Scenario.Kind.ORDERS)
                : Stream.of(Scenario.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    List<Scenario> streaming() {
        return scenarios.stream()
                .filter(scenario -> scenario.kind != Scenario.Kind.ORDERS)
                .toList();
    }

    List<Scenario> orders(Scenario.Database database) {
        return scenarios.stream()
                .filter(scenario -> scenario.kind == Scenario.Kind.ORDERS && scenario.database == database)
                .toList();
    }

    private static PageBench page(boolean quick) {
        return new PageBench(quick ? 5 : 20, Integer.parseInt(property("bench.minutes", quick ? "1" : "10")));
    }

    /** Chosen like a scenario, but not run on each target. */
    private static boolean wants(String what, List<String> names) {
        return names.isEmpty() || names.stream().anyMatch(what::equalsIgnoreCase);
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
