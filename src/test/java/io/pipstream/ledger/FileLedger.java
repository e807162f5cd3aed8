package io.pipstream.ledger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.access.AuditTrail;
import io.pipstream.access.CredentialStore;
import io.pipstream.access.GrantStore;
import io.pipstream.access.UserStore;
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

    @Override
    public void close() {
        database.close();
        housekeeping.shutdownNow();
    }
}
