package io.pipstream.trading;

import io.pipstream.access.Actor;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.engine.Command;
import io.pipstream.domain.engine.Command.ChargeFinancing;
import io.pipstream.domain.engine.Command.CheckMargin;
import io.pipstream.domain.engine.Command.ExpireOrders;
import io.pipstream.platform.Shutdown;
import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Looks now and then whether time or prices ask something of an account: margin, orders whose time has ended, financing. It
 * looks at the accounts in memory, and only what would change something is decided and recorded.
 */
@ApplicationScoped
public class AccountClock {

    private static final Logger LOG = System.getLogger(AccountClock.class.getName());
    private static final int MARGIN_MILLIS = 200;
    private static final int EXPIRY_MILLIS = 200;
    private static final int FINANCING_MILLIS = 1_000;
    private static final int REFRESH_MILLIS = 1_000;

    private final LiveAccounts live;
    private final TradingDesk desk;
    private final Triggers triggers;
    private final AccountTasks tasks;
    private final ManagedScheduledExecutorService scheduler;
    private final Clock clock;
    private final List<Future<?>> running = new ArrayList<>();

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected AccountClock() {
        this.live = null;
        this.desk = null;
        this.triggers = null;
        this.tasks = null;
        this.scheduler = null;
        this.clock = null;
    }

    @Inject
    public AccountClock(
            LiveAccounts live,
            TradingDesk desk,
            Triggers triggers,
            AccountTasks tasks,
            ManagedScheduledExecutorService scheduler,
            Clock clock) {
        this.live = live;
        this.desk = desk;
        this.triggers = triggers;
        this.tasks = tasks;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Called by {@link AccountsAtStart} once the accounts are there. */
    void start() {
        every(MARGIN_MILLIS, this::checkMargins);
        every(EXPIRY_MILLIS, this::expireOrders);
        every(FINANCING_MILLIS, this::chargeFinancing);
        every(REFRESH_MILLIS, this::refreshUncertain);
    }

    void stop(@Observes @Priority(Shutdown.PACED_WORK) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        running.forEach(task -> task.cancel(false));
    }

    void checkMargins() {
        for (Account account : live.all()) {
            if (!account.trades().isEmpty()) {
                handleIfItChangesAnything(account, new CheckMargin());
            }
        }
    }

    void expireOrders() {
        for (AccountId account : triggers.expired(clock.instant())) {
            if (!tasks.offer(account, () -> expireOrders(account))) {
                lookAgain(account);
            }
        }
    }

    private void expireOrders(AccountId account) {
        try {
            desk.handle(account, new ExpireOrders(), null, Actor.SERVER);
        } catch (RuntimeException failed) {
            lookAgain(account);
            throw failed;
        }
    }

    /** What could not be expired now waits for its time again. */
    private void lookAgain(AccountId account) {
        live.find(account).ifPresent(triggers::restored);
    }

    void refreshUncertain() {
        desk.uncertain().forEach(account -> tasks.offer(account, () -> desk.refresh(account)));
    }

    void chargeFinancing() {
        for (Account account : live.all()) {
            if (!account.trades().isEmpty()) {
                handleIfItChangesAnything(account, new ChargeFinancing());
            }
        }
    }

    private void handleIfItChangesAnything(Account account, Command command) {
        if (!desk.foresee(account, command).isEmpty()) {
            tasks.offer(account.id(), () -> desk.handle(account.id(), command, null, Actor.SERVER));
        }
    }

    private void every(int millis, Runnable work) {
        running.add(scheduler.scheduleWithFixedDelay(() -> guarded(work), millis, millis, TimeUnit.MILLISECONDS));
    }

    /** What escapes would end the schedule silently. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "Accounts could not be looked at; this is tried again", failed);
        }
    }
}
