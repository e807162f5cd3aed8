package io.pipstream.kill;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/** What must go on while the message broker is away, and what must come back with it. */
final class BrokerOutage {

    /** The journals are looked at every 5 s. */
    private static final Duration LATE_EVENTS = Duration.ofSeconds(15);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api;
    private final Collection<Evidence> accounts;
    private final Findings findings;
    private int answersMeanwhile;
    private long relayMillis;

    BrokerOutage(Api api, Collection<Evidence> accounts, Findings findings) {
        this.api = api;
        this.accounts = accounts;
        this.findings = findings;
    }

    /** While it is away: requests are answered, and their events reach the clients all the same. */
    void dealAndBeTold() throws InterruptedException {
        int answersBefore = answers();
        long begun = System.nanoTime();
        for (Evidence account : accounts) {
            if (account.account().equals(Sentinel.ACCOUNT)) {
                continue;
            }
            int before = account.answers().size();
            long deadline = begun + PATIENCE.toNanos();
            while (account.answers().size() < before + 20 && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(10); // paces the looks
            }
            if (account.answers().size() == before) {
                findings.add("%s: without the broker no request was answered within %s", account.account(), PATIENCE);
                return;
            }
            long newest = account.answers()
                    .get(account.answers().size() - 1)
                    .answer()
                    .body()
                    .path("seq")
                    .asLong();
            if (!account.awaitNewest(newest, LATE_EVENTS)) {
                findings.add(
                        "%s: without the broker event %d did not come within %s",
                        account.account(), newest, LATE_EVENTS);
            }
        }
        answersMeanwhile = answers() - answersBefore;
    }

    /** When it is back: what waited in the outbox goes through it. */
    void awaitRelay() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        double before = published();
        while (published() <= before || !isReady()) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                findings.add("The broker is back, but after %s no event goes through it", PATIENCE);
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50); // paces the looks
        }
        relayMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    private int answers() {
        return accounts.stream().mapToInt(account -> account.answers().size()).sum();
    }

    private double published() throws IOException, InterruptedException {
        return api.metric("pipstream_outbox_published_total");
    }

    private boolean isReady() throws IOException, InterruptedException {
        return api.isReady();
    }

    @Override
    public String toString() {
        return "%d requests answered without it, events through it again %d ms after it was back"
                .formatted(answersMeanwhile, relayMillis);
    }
}
