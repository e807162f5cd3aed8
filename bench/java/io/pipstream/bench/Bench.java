package io.pipstream.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs every scenario against every target, in rounds: a round starts all servers afresh and then gives each scenario to
 * one target after the other, so that all are measured within minutes of each other. This process is also the load
 * client; the servers are processes of their own.
 */
public final class Bench {
    private final Settings settings;
    private final SteadyClock clock = new SteadyClock();
    private final Results results = new Results();

    private Bench(Settings settings) {
        this.settings = settings;
    }

    /** Takes system properties, see {@link Settings}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new Bench(Settings.fromProperties()).run();
    }

    private void run() throws IOException, InterruptedException {
        try (LoadClient client = new LoadClient(clock)) {
            for (int round = 1; round <= settings.rounds(); round++) {
                round(round, client);
            }
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
                servers.add(server);
                server.awaitReady();
                say(round, name, "ready");
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
                    Map<Metric, Double> values = new Trial(settings, clock, client, server).run(scenario);
                    results.add(new Measurement(server.target().name(), scenario, round, values));
                    say(round, server.target().name(), scenario + " " + brief(values));
                    write();
                }
            }
        }
    }

    /** After every measurement, so that a run that is broken off leaves what it has. */
    private Path write() throws IOException {
        Files.createDirectories(settings.directory());
        results.writeJson(settings.directory().resolve("results.json"));
        return Files.writeString(
                settings.directory().resolve("results.md"), Report.markdown(results, Machine.setting(settings)));
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
