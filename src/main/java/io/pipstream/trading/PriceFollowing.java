package io.pipstream.trading;

import io.pipstream.access.Actor;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.engine.Command.CheckMargin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for an account to have done what the prices that came so far ask of it, its margin included. Thread-safe. */
@ApplicationScoped
public class PriceFollowing {

    @Inject
    AccountTasks tasks;

    @Inject
    TradingDesk desk;

    /** False if it is not done within that time; it goes on nevertheless. */
    public boolean await(AccountId account, Duration atMost) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        boolean taken = tasks.offer(account, () -> {
            try {
                desk.handle(account, new CheckMargin(), null, Actor.SERVER);
            } finally {
                done.complete(null);
            }
        });
        return taken && isDone(done, atMost);
    }

    private static boolean isDone(CompletableFuture<Void> done, Duration atMost) {
        try {
            done.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException | ExecutionException notYet) {
            return false;
        }
    }
}
