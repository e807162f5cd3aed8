package io.pipstream.stream;

import io.pipstream.domain.account.AccountId;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.Shutdown;
import io.pipstream.trading.EventJournal;
import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Asks the ledger now and then how far the journals of the connected accounts and the signals go, so that an event whose
 * message never comes is late, and not lost: the broker may be down, or another node may have written it.
 */
@ApplicationScoped
public class JournalWatch {

    private static final Logger LOG = System.getLogger(JournalWatch.class.getName());
    private static final int EVERY_SECONDS = 5;

    private final SessionRegistry registry;
    private final EventJournal journal;
    private final AnnouncedSignals signals;
    private final ManagedScheduledExecutorService scheduler;
    private final ManagedExecutorService blocking;
    private final AtomicBoolean asking = new AtomicBoolean();
    private @Nullable Future<?> watching;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected JournalWatch() {
        this.registry = null;
        this.journal = null;
        this.signals = null;
        this.scheduler = null;
        this.blocking = null;
    }

    @Inject
    public JournalWatch(
            SessionRegistry registry,
            EventJournal journal,
            AnnouncedSignals signals,
            ManagedScheduledExecutorService scheduler,
            @Blocking ManagedExecutorService blocking) {
        this.registry = registry;
        this.journal = journal;
        this.signals = signals;
        this.scheduler = scheduler;
        this.blocking = blocking;
    }

    /** The first look is before the first session, which is greeted with what it finds. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        signals.look();
        watching = scheduler.scheduleWithFixedDelay(this::ask, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes @Priority(Shutdown.PACED_WORK) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        if (watching != null) {
            watching.cancel(false);
        }
    }

    /**
     * One question at a time: a ledger that hangs is not asked again meanwhile. Asked without sessions too, because the next
     * one is greeted with what is known here, and what came after that would be new to it.
     */
    private void ask() {
        if (asking.compareAndSet(false, true)) {
            try {
                blocking.execute(this::answer);
            } catch (RuntimeException stopped) {
                asking.set(false);
                LOG.log(Level.DEBUG, "The journals are not looked at", stopped);
            }
        }
    }

    private void answer() {
        try {
            signals.look();
            Set<AccountId> accounts = registry.accounts();
            if (!accounts.isEmpty()) {
                journal.committed(accounts)
                        .forEach((account, head) -> registry.journalGoesTo(account, head.sequence()));
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "The ledger does not say how far the journals go", failed);
        } finally {
            asking.set(false);
        }
    }
}
