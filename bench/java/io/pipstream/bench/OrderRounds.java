package io.pipstream.bench;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the loads of orders on one target after the other: each is started afresh for each database, which nobody has used
 * before, and gets that database's loads.
 */
final class OrderRounds {
    private final Settings settings;
    private final SteadyClock clock;
    private final Log log;

    /** Where measurements and failures go. */
    interface Log {
        void measured(String target, Scenario scenario, Map<Metric, Double> values) throws IOException;

        void failed(String target, Scenario.Database database, Exception failure) throws IOException;
    }

    OrderRounds(Settings settings, SteadyClock clock, Log log) {
        this.settings = settings;
        this.clock = clock;
        this.log = log;
    }

    void run(int round, LoadClient client) throws IOException, InterruptedException {
        for (Scenario.Database database : Scenario.Database.values()) {
            List<Scenario> scenarios = settings.orders(database);
            if (scenarios.isEmpty()) {
                continue;
            }
            for (String name : settings.targets()) {
                Path directory = settings.directory().resolve("data").resolve(name);
                try (OrderStore store = OrderStore.make(database, directory)) {
                    if (name.equals(Target.YARDSTICK)) {
                        bare(store, scenarios);
                    } else {
                        Path file = settings.directory()
                                .resolve("logs")
                                .resolve(name + "-" + database + "-" + round + ".log");
                        serve(
                                ServerProcess.start(Targets.prepare(name, environment(store)), file),
                                client,
                                store,
                                scenarios);
                    }
                } catch (IOException | SQLException | RuntimeException failure) {
                    log.failed(name, database, failure);
                }
            }
        }
    }

    private void serve(ServerProcess started, LoadClient client, OrderStore store, List<Scenario> scenarios)
            throws IOException, InterruptedException {
        try (ServerProcess server = started) {
            server.awaitReady();
            OrderTrial trial = new OrderTrial(settings, clock, client, server, store);
            trial.heat();
            for (Scenario scenario : scenarios) {
                log.measured(
                        server.target().name(), scenario, Quiet.leastDisturbed(settings, () -> trial.run(scenario)));
            }
        }
    }

    private void bare(OrderStore store, List<Scenario> scenarios)
            throws IOException, SQLException, InterruptedException {
        ProcessGauge self = new ProcessGauge(ProcessHandle.current().pid());
        for (Scenario scenario : scenarios) {
            List<String> accounts = OrderTrial.accounts(scenario.sessions);
            try (BareCommits commits = BareCommits.start(store, accounts, settings.connections())) {
                commits.await(settings.heatOrders());
                log.measured(Target.YARDSTICK, scenario, Quiet.leastDisturbed(settings, () -> {
                    SECONDS.sleep(settings.warmUpSeconds());
                    OrderWindow window = new OrderWindow(commits::commits, self, store);
                    SECONDS.sleep(settings.measuredSeconds());
                    Map<Metric, Double> values = window.end();
                    commits.check();
                    return values;
                }));
            }
        }
    }

    /** Opposite orders offset, nobody runs out of money, and the push feed's prices may be dealt at on weekends too. */
    private static Map<String, String> environment(OrderStore store) {
        Map<String, String> environment = new HashMap<>(store.environment());
        environment.put("PIPSTREAM_ACCOUNTS", String.join(",", OrderTrial.accounts(Scenario.ORDERS_H2_200.sessions)));
        environment.put("PIPSTREAM_ACCOUNT_RULES", "NETTING");
        environment.put("PIPSTREAM_ACCOUNT_BALANCE", "100000000");
        environment.put("PIPSTREAM_TRADING_OPEN_ALL_WEEK", "simulated,push");
        return environment;
    }
}
