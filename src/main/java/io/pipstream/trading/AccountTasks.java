package io.pipstream.trading;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.domain.account.AccountId;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.Settings;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What prices and the clock have to do with accounts: in order for each account, several accounts at once. Thread-safe. */
@ApplicationScoped
public class AccountTasks {

    private static final Logger LOG = System.getLogger(AccountTasks.class.getName());
    private static final int MOST_WAITING = 1_000_000;

    private final KeyedTasks<AccountId> tasks;
    private final Counter failed;
    private final Counter refused;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected AccountTasks() {
        this.tasks = null;
        this.failed = null;
        this.refused = null;
    }

    @Inject
    public AccountTasks(@Blocking ManagedExecutorService executor, Settings settings, MeterRegistry registry) {
        this.tasks = new KeyedTasks<>(executor, settings.number("pipstream.trading.workers", 4, 1, 64), MOST_WAITING);
        this.failed = registry.counter("pipstream.account.tasks.failed");
        this.refused = registry.counter("pipstream.account.tasks.refused");
        registry.gauge("pipstream.account.tasks.waiting", tasks, KeyedTasks::size);
    }

    /** False if too many wait or the server stops; the caller comes again with the next quote or moment. */
    boolean offer(AccountId account, Runnable task) {
        boolean taken = tasks.offer(account, () -> guarded(account, task));
        if (!taken) {
            refused.increment();
        }
        return taken;
    }

    private void guarded(AccountId account, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            failed.increment();
            LOG.log(Level.WARNING, "Prices or the clock could not be followed for the account " + account, failure);
        }
    }
}
