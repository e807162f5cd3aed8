package io.pipstream.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.access.AuditTrail;
import io.pipstream.access.CredentialStore;
import io.pipstream.access.GrantStore;
import io.pipstream.access.UserStore;
import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.live.QuotaStore;
import io.pipstream.notification.ChannelStore;
import io.pipstream.notification.NewsStore;
import io.pipstream.notification.NotificationStore;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.Ids;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Settings;
import io.pipstream.platform.Shutdown;
import io.pipstream.pricing.CandleStore;
import io.pipstream.pricing.HistoryStore;
import io.pipstream.pricing.MinuteKeeping;
import io.pipstream.signal.Announcements;
import io.pipstream.signal.ExecutionLog;
import io.pipstream.signal.SignalHistory;
import io.pipstream.signal.SignalJournal;
import io.pipstream.signal.SignalStore;
import io.pipstream.signal.UntoldExecutions;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Opens the ledger's database when the application starts, and closes it when it ends: PostgreSQL if there is an address of
 * one, else a file of H2.
 */
@ApplicationScoped
public class LedgerDatabase {

    private static final int BEFORE_ALL_OTHERS = 100;

    private final Database database;
    private final Instruments instruments;
    private final Upkeep upkeep;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected LedgerDatabase() {
        this.database = null;
        this.instruments = null;
        this.upkeep = null;
    }

    @Inject
    public LedgerDatabase(
            Settings settings,
            Ids ids,
            Instruments instruments,
            Clock clock,
            NanoClock nanoClock,
            MeterRegistry meters,
            ManagedScheduledExecutorService scheduler,
            @Blocking ManagedExecutorService blocking) {
        int connections = settings.number("pipstream.database.connections", 16, 2, 200);
        Duration keepMinutes = MinuteKeeping.of(settings);
        this.database = Database.open(store(settings), ids.next(), connections, scheduler, meters);
        this.instruments = instruments;
        this.upkeep = Upkeep.start(
                upkeep(
                        database,
                        new MinuteRetention(
                                new JdbcCandles(database),
                                new JdbcHistory(database),
                                instruments,
                                keepMinutes,
                                clock,
                                nanoClock),
                        new CredentialRetention(new JpaCredentials(database), clock, nanoClock),
                        new NotificationRetention(new JdbcNotifications(database), clock, nanoClock)),
                scheduler,
                blocking);
    }

    private static Runnable upkeep(
            Database database,
            MinuteRetention minutes,
            CredentialRetention credentials,
            NotificationRetention notifications) {
        return () -> {
            database.tidy();
            minutes.step();
            credentials.step();
            notifications.step();
        };
    }

    private static Store store(Settings settings) {
        String url = settings.text("pipstream.database.url", "");
        if (url.isEmpty()) {
            return FileStore.open(settings.text("pipstream.data", "./data"));
        }
        return ServerStore.of(
                url,
                settings.text("pipstream.database.user", "pipstream"),
                settings.secret("pipstream.database.password").orElse(""));
    }

    /** Makes this bean at once: a database that cannot be used ends the deployment, and nobody finds it without its schema. */
    void start(@Observes @Priority(BEFORE_ALL_OTHERS) @Initialized(ApplicationScoped.class) Object started) {}

    @Produces
    @Dependent
    public Ledger ledger() {
        return new JpaLedger(database);
    }

    @Produces
    @Dependent
    public Journal journal() {
        return new JpaJournal(database);
    }

    @Produces
    @Dependent
    public Outbox outbox() {
        return new JpaOutbox(database);
    }

    @Produces
    @Dependent
    public TradeHistory history() {
        return new JpaTradeHistory(database);
    }

    @Produces
    @Dependent
    public CandleStore candles() {
        return new JdbcCandles(database);
    }

    @Produces
    @Dependent
    public HistoryStore candleHistory() {
        return new JdbcHistory(database);
    }

    @Produces
    @Dependent
    public UserStore users() {
        return new JpaUsers(database);
    }

    @Produces
    @Dependent
    public CredentialStore credentials() {
        return new JpaCredentials(database);
    }

    @Produces
    @Dependent
    public GrantStore grants() {
        return new JpaGrants(database);
    }

    @Produces
    @Dependent
    public AuditTrail audit() {
        return new JpaAuditTrail(database);
    }

    @Produces
    @Dependent
    public QuotaStore quotas() {
        return new JdbcQuotas(database);
    }

    @Produces
    @Dependent
    public SignalStore signalStore() {
        return new JdbcSignalStore(database, instruments);
    }

    @Produces
    @Dependent
    public SignalJournal signals() {
        return new JdbcSignals(database, instruments);
    }

    @Produces
    @Dependent
    public SignalHistory signalHistory() {
        return new JdbcSignals(database, instruments);
    }

    @Produces
    @Dependent
    public Announcements announcements() {
        return new JdbcAnnouncements(database);
    }

    @Produces
    @Dependent
    public ExecutionLog executionLog() {
        return new JdbcExecutionLog(database);
    }

    @Produces
    @Dependent
    public ChannelStore channels() {
        return new JpaChannels(database);
    }

    @Produces
    @Dependent
    public NotificationStore notifications() {
        return new JdbcNotifications(database);
    }

    @Produces
    @Dependent
    public NewsStore news() {
        return new JdbcNews(database);
    }

    @Produces
    @Dependent
    public UntoldExecutions untoldExecutions() {
        return new JdbcUntoldExecutions(database);
    }

    /** After all who write. */
    void stop(@Observes @Priority(Shutdown.STORE) @BeforeDestroyed(ApplicationScoped.class) Object end) {
        close();
    }

    /** Also if the application never came to its start. */
    @PreDestroy
    void close() {
        if (!closed.getAndSet(true)) {
            upkeep.stop();
            database.close();
        }
    }
}
