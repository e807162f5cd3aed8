package io.pipstream.ledger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.access.AuditTrail;
import io.pipstream.access.CredentialStore;
import io.pipstream.access.GrantStore;
import io.pipstream.access.UserStore;
import io.pipstream.domain.market.Instruments;
import io.pipstream.signal.ExecutionHistory;
import io.pipstream.signal.ExecutionStore;
import io.pipstream.signal.SignalJournal;
import io.pipstream.signal.SignalStore;
import io.pipstream.signal.SubscriptionStore;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A ledger in a file of H2, for tests of those who use one. */
public final class FileLedger implements AutoCloseable {

    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor();
    private final Database database;

    public FileLedger(Path directory, int connections) {
        database = Database.open(
                FileStore.open(directory.toString()),
                UUID.randomUUID().toString(),
                connections,
                housekeeping,
                new SimpleMeterRegistry());
    }

    public Ledger ledger() {
        return new JpaLedger(database);
    }

    public Journal journal() {
        return new JpaJournal(database);
    }

    public UserStore users() {
        return new JpaUsers(database);
    }

    public CredentialStore credentials() {
        return new JpaCredentials(database);
    }

    public GrantStore grants() {
        return new JpaGrants(database);
    }

    public AuditTrail audit() {
        return new JpaAuditTrail(database);
    }

    public SignalStore signalStore(Instruments instruments) {
        return new JdbcSignalStore(database, instruments);
    }

    public SignalJournal signals(Instruments instruments) {
        return new JdbcSignals(database, instruments);
    }

    public SubscriptionStore subscriptions() {
        return new JdbcSubscriptions(database);
    }

    public ExecutionStore executions() {
        return new JdbcExecutions(database);
    }

    public ExecutionHistory executionHistory() {
        return new JdbcExecutionHistory(database);
    }

    @Override
    public void close() {
        database.close();
        housekeeping.shutdownNow();
    }
}
