package io.pipstream.kill;

import io.pipstream.ledger.PostgresCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** One server on one database: dealt on, killed, started again and looked at, as often as was asked for. */
final class KillRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration EVENT_PATIENCE = Duration.ofSeconds(20);
    private static final int CLIENTS_OF_AN_ACCOUNT = 2;
    private static final int SHORTEST_LOAD_MILLIS = 500;
    private static final int LONGEST_LOAD_MILLIS = 4_000;

    private static final String POSTGRESQL = "postgresql";
    private static final String BROKER = "broker";

    /** The database, where it has a process, and the broker die with every fifth death of the server. */
    private static final int DEATHS_OF_AN_OUTAGE = 5;

    private final Settings settings;
    private final Findings findings;
    private final Store store;
    private final Optional<MessageBroker> broker;
    private final Payara server;
    private final Shift shift = new Shift();
    private final SplittableRandom random;
    private final Persistence persistence;
    private final Map<String, Evidence> evidence = new LinkedHashMap<>();
    private final List<ResumingClient> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Prices prices;
    private final Sentinel sentinel;
    private final Audit audit;

    private KillRun(Settings settings, Findings findings, Store store, Optional<MessageBroker> broker, Payara server) {
        this.settings = settings;
        this.findings = findings;
        this.store = store;
        this.broker = broker;
        this.server = server;
        this.random = new SplittableRandom(settings.seed());
        this.audit = new Audit(server.api(), findings);
        this.persistence = new Persistence(server.api(), shift, findings);
        this.prices = new Prices(server.api(), shift, random.nextLong());
        accounts(settings).forEach(account -> evidence.put(account, new Evidence(account, findings)));
        this.sentinel = new Sentinel(persistence, prices, evidence.get(Sentinel.ACCOUNT), findings);
        threads.add(new Thread(prices, "prices"));
        evidence.values().forEach(this::attend);
        threads.forEach(thread -> thread.setDaemon(true));
    }

    static KillRun start(String name, Settings settings, Findings findings) throws IOException, InterruptedException {
        Path directory = settings.directory().resolve(name);
        ServerProcess.delete(directory);
        Store store = name.equals(POSTGRESQL) ? Store.postgresql() : Store.file(directory.resolve("data"));
        Optional<MessageBroker> broker = Optional.empty();
        try {
            if (name.equals(BROKER)) {
                broker = Optional.of(MessageBroker.start(directory.resolve("mq")));
            }
            Map<String, String> environment = new LinkedHashMap<>(store.environment());
            environment.put("PIPSTREAM_DEMO", "true");
            environment.put("PIPSTREAM_ACCESS_REQUESTS_PER_SECOND", "100000");
            environment.put("PIPSTREAM_ACCESS_HANDSHAKES_PER_MINUTE", "1000000");
            environment.put("PIPSTREAM_FEED", "push");
            environment.put("PIPSTREAM_TRADING_OPEN_ALL_WEEK", "push");
            environment.put("PIPSTREAM_ACCOUNTS", String.join(",", accounts(settings)));
            environment.put("PIPSTREAM_ACCOUNT_BALANCE", "1000000");
            OptionalInt brokerPort =
                    broker.stream().mapToInt(MessageBroker::port).findFirst();
            Payara server = Payara.start(directory, environment, brokerPort);
            return new KillRun(settings, findings, store, broker, server);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            broker.ifPresent(MessageBroker::close);
            store.close();
            throw failed;
        }
    }

    private static List<String> accounts(Settings settings) {
        List<String> accounts = new ArrayList<>(List.of("demo"));
        for (int number = 1; number < settings.accounts(); number++) {
            accounts.add("a" + number);
        }
        accounts.add(Sentinel.ACCOUNT);
        return accounts;
    }

    private void attend(Evidence account) {
        for (int number = 1; number <= CLIENTS_OF_AN_ACCOUNT; number++) {
            String name = account.account() + "'s client " + number;
            ResumingClient client = new ResumingClient(name, server.api(), shift, account, findings, random.nextLong());
            clients.add(client);
            threads.add(new Thread(client, name));
        }
        if (!account.account().equals(Sentinel.ACCOUNT)) {
            Trader trader =
                    new Trader(account.account(), persistence, shift, prices, account, findings, random.nextLong());
            threads.add(new Thread(trader, account.account() + "'s trader"));
        }
    }

    void run() throws IOException, InterruptedException {
        prices.tell();
        shift.serverIsUp();
        threads.forEach(Thread::start);
        // a run on a broker of its own is about the broker
        int step = broker.isPresent() ? DEATHS_OF_AN_OUTAGE : 1;
        for (int death = 1; death <= settings.times() && findings.none(); death += step) {
            sentinel.post();
            shift.work();
            if (death % DEATHS_OF_AN_OUTAGE == 1) {
                withoutDatabase();
                withoutBroker();
            }
            int load = random.nextInt(SHORTEST_LOAD_MILLIS, LONGEST_LOAD_MILLIS);
            TimeUnit.MILLISECONDS.sleep(load); // the moment of death is at random
            long begun = System.nanoTime();
            shift.serverIsDown();
            server.kill();
            server.startAgain();
            long startMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            prices.tell();
            shift.serverIsUp();
            look();
            sentinel.relieve();
            System.out.printf(
                    "  death %d after %d ms of load, up again in %d ms: %s%n", death, load, startMillis, figures());
        }
        shift.rest();
        look();
        everythingClosed();
    }

    /** All requests come to their end, all clients are given all events, and everything fits. */
    private void look() throws IOException, InterruptedException {
        shift.rest();
        if (!shift.awaitRest(PATIENCE)) {
            throw new IllegalStateException("Requests have had no answer for " + PATIENCE);
        }
        for (Evidence account : evidence.values()) {
            var journal = audit.journal(account.account());
            awaitClients(account, journal.lastKey());
            audit.compare(account, journal);
            Fold fold = Fold.of(account, findings);
            Promises.check(account, fold, findings);
            audit.state(account.account(), fold);
        }
    }

    private void awaitClients(Evidence account, long newest) throws InterruptedException {
        long deadline = System.nanoTime() + EVENT_PATIENCE.toNanos();
        for (ResumingClient client : clients) {
            while (client.evidence() == account && client.last() < newest) {
                if (System.nanoTime() > deadline) {
                    findings.add("%s has events to %d only, the journal to %d", client.name(), client.last(), newest);
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(10); // paces the looks
            }
        }
    }

    /** What is open is closed at last, each trade once. */
    private void everythingClosed() throws IOException, InterruptedException {
        for (Evidence account : evidence.values()) {
            Fold before = Fold.of(account, findings);
            Answer answer =
                    server.api().post("/api/paper-trading/trades/close_all/?account=" + account.account(), "{}");
            var journal = audit.journal(account.account());
            awaitClients(account, journal.lastKey());
            Fold after = Fold.of(account, findings);
            if (!answer.isSuccess() || !after.openTrades().isEmpty()) {
                findings.add(
                        "%s: of %s stay open %s: %s",
                        account.account(), before.openTrades(), after.openTrades(), answer);
            }
        }
    }

    /** The database dies too: orders are told to come back, and nothing that was acknowledged is lost. */
    private void withoutDatabase() throws IOException, InterruptedException {
        if (store.cluster().isEmpty()) {
            return;
        }
        PostgresCluster cluster = store.cluster().get();
        TimeUnit.MILLISECONDS.sleep(random.nextInt(SHORTEST_LOAD_MILLIS, LONGEST_LOAD_MILLIS));
        long before = persistence.unavailable();
        cluster.kill();
        long deadline = System.nanoTime() + EVENT_PATIENCE.toNanos();
        while (persistence.unavailable() < before + settings.accounts() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(10); // paces the looks
        }
        if (persistence.unavailable() == before) {
            findings.add("Without its database the server refused nothing within %s", EVENT_PATIENCE);
        }
        cluster.startAgain();
        System.out.printf("  the database died and came back: %s%n", figures());
    }

    /** The broker dies too: orders go on, events arrive late, and in time again when it is back. */
    private void withoutBroker() throws IOException, InterruptedException {
        if (broker.isEmpty()) {
            return;
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(SHORTEST_LOAD_MILLIS, LONGEST_LOAD_MILLIS));
        BrokerOutage outage = new BrokerOutage(server.api(), evidence.values(), findings);
        broker.get().kill();
        outage.dealAndBeTold();
        broker.get().startAgain();
        outage.awaitRelay();
        System.out.printf("  the broker died and came back: %s: %s%n", outage, figures());
    }

    private String figures() {
        return "%d requests answered, %d answers lost and asked for again, %d times told to come back, %d events, %d resumptions"
                .formatted(
                        evidence.values().stream()
                                .mapToInt(each -> each.answers().size())
                                .sum(),
                        persistence.lostAnswers(),
                        persistence.unavailable(),
                        evidence.values().stream().mapToLong(Evidence::newest).sum(),
                        clients.stream().mapToInt(ResumingClient::connections).sum());
    }

    @Override
    public void close() {
        shift.end();
        threads.forEach(Thread::interrupt);
        server.close();
        broker.ifPresent(MessageBroker::close);
        store.close();
    }
}
