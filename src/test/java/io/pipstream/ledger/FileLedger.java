package io.pipstream.ledger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.access.AuditTrail;
import io.pipstream.access.CredentialStore;
import io.pipstream.access.GrantStore;
import io.pipstream.access.UserStore;
import io.pipstream.domain.account.AccountId;
import io.pipstream.notification.ChannelStore;
import io.pipstream.notification.NewsStore;
import io.pipstream.notification.NotificationStore;
import io.pipstream.signal.UntoldExecutions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

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

    public ChannelStore channels() {
        return new JpaChannels(database);
    }

    public NotificationStore notifications() {
        return new JdbcNotifications(database);
    }

    public NewsStore news() {
        return new JdbcNews(database);
    }

    public UntoldExecutions untoldExecutions() {
        return new JdbcUntoldExecutions(database);
    }

    /** As whoever decides it does; null for one that is not decided. */
    public void executed(long signal, AccountId account, String state, @Nullable Instant decidedAt) {
        database.sql(connection -> Rows.change(
                connection,
                "insert into signal_execution (signal_seq, account, state, reason, created_at, decided_at)"
                        + " values (?, ?, ?, 'too_old', ?, ?)",
                signal,
                account.value(),
                state,
                decidedAt == null ? Instant.EPOCH : decidedAt,
                decidedAt));
    }

    @Override
    public void close() {
        database.close();
        housekeeping.shutdownNow();
    }
}
