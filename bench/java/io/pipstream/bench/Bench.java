package io.pipstream.bench;

import com.microsoft.playwright.PlaywrightException;
import io.pipstream.bench.archive.ArchiveBench;
import io.pipstream.bench.archive.ArchiveScores;
import io.pipstream.bench.engine.EngineBench;
import io.pipstream.bench.engine.EngineScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs every scenario against every target, in rounds: a round starts all servers afresh and then gives each scenario to
 * one target after the other, so that all are measured within minutes of each other. This process is also the load
 * client; the servers are processes of their own. The engine and the archive's reader, which need no
 * server, and the page, which needs one and a browser, come last.
 */
public final class Bench {
    private final Settings settings;
    private final SteadyClock clock = new SteadyClock();
    private final Results results = new Results();
    private Optional<EngineScores> engine = Optional.empty();
    private Optional<ArchiveScores> archive = Optional.empty();
    private Optional<PageScores> page = Optional.empty();

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
                if (!settings.streaming().isEmpty()) {
                    round(round, client);
                }
                new OrderRounds(settings, clock, orderLog(round)).run(round, client);
            }
        }
        if (settings.engine().isPresent()) {
            measure(settings.engine().get());
        }
        if (settings.archive().isPresent()) {
            measure(settings.archive().get());
        }
        if (settings.page().isPresent()) {
            measure(settings.page().get());
        }
        System.out.println();
        System.out.println(Files.readString(write()));
    }

    private void round(int round, LoadClient client) throws IOException, InterruptedException {
        List<ServerProcess> servers = new ArrayList<>();
        try {
            for (String name : settings.targets()) {
                Path log = settings.directory().resolve("logs").resolve(name + "-" + round + ".log");
                Path data = settings.directory().resolve("data").resolve(name);
                Directories.delete(data);
                ServerProcess server =
                        ServerProcess.start(Targets.prepare(name, Map.of("PIPSTREAM_DATA", data.toString())), log);
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
        for (Scenario scenario : settings.streaming()) {
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
            Trial trial = new Trial(settings, clock, client, server);
            measured(round, name, scenario, Quiet.leastDisturbed(settings, () -> trial.run(scenario)));
        } catch (IOException | RuntimeException failure) {
            failed(round, name, scenario.title, failure);
        }
    }

    private OrderRounds.Log orderLog(int round) {
        return new OrderRounds.Log() {
            @Override
            public void measured(String target, Scenario scenario, Map<Metric, Double> values) throws IOException {
                Bench.this.measured(round, target, scenario, values);
            }

            @Override
            public void failed(String target, Scenario.Database database, Exception failure) throws IOException {
                Bench.this.failed(round, target, "orders on " + database, failure);
            }
        };
    }

    private void measured(int round, String target, Scenario scenario, Map<Metric, Double> values) throws IOException {
        results.add(new Measurement(target, scenario, round, values));
        say(round, target, scenario + " " + brief(values));
        write();
    }

    private void failed(int round, String target, String what, Exception failure) throws IOException {
        results.addFailure("Round " + round + ", " + target + ", " + what + ": " + failure);
        say(round, target, what + " failed: " + failure);
        write();
    }

    private void measure(EngineBench engineBench) throws IOException {
        Files.createDirectories(settings.directory());
        try {
            engine = Optional.of(engineBench.run(settings.directory()));
        } catch (RunnerException failure) {
            results.addFailure("Engine: " + failure);
        }
    }

    private void measure(ArchiveBench archiveBench) throws IOException {
        Files.createDirectories(settings.directory());
        try {
            archive = Optional.of(archiveBench.run(settings.directory()));
        } catch (RunnerException failure) {
            results.addFailure("Archive: " + failure);
        }
    }

    private void measure(PageBench pageBench) throws IOException, InterruptedException {
        Files.createDirectories(settings.directory());
        try {
            page = Optional.of(pageBench.run(settings.directory(), clock));
        } catch (IllegalStateException | PlaywrightException failure) {
            results.addFailure("Page: " + failure);
        }
    }

    /** After every measurement, so that a run that is broken off leaves what it has. */
    private Path write() throws IOException {
        Files.createDirectories(settings.directory());
        results.writeJson(settings.directory().resolve("results.json"));
        return Files.writeString(
                settings.directory().resolve("results.md"),
                Report.markdown(results, Machine.setting(settings))
                        + engine.map(EngineScores::markdown).orElse("")
                        + archive.map(ArchiveScores::markdown).orElse("")
                        + page.map(PageScores::markdown).orElse("")
                        + Aims.markdown(results, engine, archive));
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
