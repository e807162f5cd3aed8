package io.pipstream.bench;

import io.pipstream.bench.engine.EngineBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs every scenario against every target, in rounds: a round starts all servers afresh and then gives each scenario to
 * one target after the other, so that all are measured within minutes of each other. This process is also the load
 * client; the servers are processes of their own. The engine, which needs no server, comes last.
 */
public final class Bench {
    private final Settings settings;
    private final SteadyClock clock = new SteadyClock();
    private final Results results = new Results();
    private String engine = "";

    private Bench(Settings settings) {
        this.settings = settings;
    }

    /** Takes system properties, see {@link Settings}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new Bench(Settings.fromProperties()).run();
    }

    private void run() throws IOException, InterruptedException {
        try (LoadClient client = new LoadClient(clock)) {
            for (int round = 1;
                    round <= settings.rounds() && !settings.scenarios().isEmpty();
                    round++) {
                round(round, client);
            }
        }
        if (settings.engine().isPresent()) {
            measure(settings.engine().get());
        }
        System.out.println();
        System.out.println(Files.readString(write()));
    }

    private void round(int round, LoadClient client) throws IOException, InterruptedException {
        List<ServerProcess> servers = new ArrayList<>();
        try {
            for (String name : settings.targets()) {
                Path log = settings.directory().resolve("logs").resolve(name + "-" + round + ".log");
                ServerProcess server = ServerProcess.start(Targets.prepare(name), log);
                try {
                    server.awaitReady();
                    servers.add(server);
                    say(round, name, "ready");
                } catch (IllegalStateException failure) {
                    results.addFailure("Round " + round + ", " + failure.getMessage());
                    say(round, name, failure.getMessage());
                }
            }
            measure(round, client, servers);
        } finally {
            servers.forEach(ServerProcess::close);
        }
    }

    private void measure(int round, LoadClient client, List<ServerProcess> servers)
            throws IOException, InterruptedException {
        boolean heated = false;
        for (Scenario scenario : settings.scenarios()) {
            if (!heated && scenario.kind != Scenario.Kind.IDLE) {
                for (ServerProcess server : servers) {
                    new Trial(settings, clock, client, server).heat();
                }
                heated = true;
            }
            for (ServerProcess server : servers) {
                if (server.target().runs(scenario)) {
                    measure(round, client, server, scenario);
                }
            }
        }
    }

    private void measure(int round, LoadClient client, ServerProcess server, Scenario scenario)
            throws IOException, InterruptedException {
        String name = server.target().name();
        try {
            Map<Metric, Double> values = leastDisturbed(new Trial(settings, clock, client, server), scenario);
            results.add(new Measurement(name, scenario, round, values));
            say(round, name, scenario + " " + brief(values));
        } catch (IOException | RuntimeException failure) {
            results.addFailure("Round " + round + ", " + name + ", " + scenario.title + ": " + failure);
            say(round, name, scenario + " failed: " + failure);
        }
        write();
    }

    private void measure(EngineBench engineBench) throws IOException {
        Files.createDirectories(settings.directory());
        try {
            engine = engineBench.run(settings.directory());
        } catch (RunnerException failure) {
            results.addFailure("Engine: " + failure);
        }
    }

    /** Measures again when something else was busy meanwhile, and keeps the attempt with the least of it. */
    private Map<Metric, Double> leastDisturbed(Trial trial, Scenario scenario)
            throws IOException, InterruptedException {
        Map<Metric, Double> best = Map.of();
        for (int attempt = 1; attempt <= settings.attempts(); attempt++) {
            Quiet.await(settings.patienceSeconds());
            Map<Metric, Double> values = trial.run(scenario);
            if (best.isEmpty() || disturbance(values) < disturbance(best)) {
                best = values;
            }
            if (disturbance(best) <= Quiet.CORES) {
                break;
            }
        }
        return best;
    }

    private static double disturbance(Map<Metric, Double> values) {
        return values.getOrDefault(Metric.ELSEWHERE_CORES, 0.0);
    }

    /** After every measurement, so that a run that is broken off leaves what it has. */
    private Path write() throws IOException {
        Files.createDirectories(settings.directory());
        results.writeJson(settings.directory().resolve("results.json"));
        return Files.writeString(
                settings.directory().resolve("results.md"),
                Report.markdown(results, Machine.setting(settings)) + engine);
    }

    private static String brief(Map<Metric, Double> values) {
        StringBuilder line = new StringBuilder();
        values.forEach((metric, value) -> line.append(metric.name().toLowerCase(Locale.ROOT))
                .append(String.format(Locale.ROOT, "=%.3f ", value)));
        return line.toString();
    }

    private static void say(int round, String target, String what) {
        System.out.println("round " + round + " " + target + " " + what);
    }
}
