package io.pipstream.trading;

import io.pipstream.domain.account.AccountId;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One command at a time for an account on this node, first come first served. The account's row is locked as well; waiting
 * here does not hold a connection meanwhile, so that one busy account does not starve the others.
 */
final class AccountLocks {

    private final Duration deadline;
    private final ConcurrentMap<AccountId, ReentrantLock> locks = new ConcurrentHashMap<>();

    AccountLocks(Duration deadline) {
        this.deadline = deadline;
    }

    /** @throws AccountBusyException if it is not this one's turn within the deadline */
    <T> T holding(AccountId account, Supplier<T> work) {
        ReentrantLock lock = locks.computeIfAbsent(account, unused -> new ReentrantLock(true));
        try {
            if (!lock.tryLock(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AccountBusyException(account, deadline);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AccountBusyException(account, deadline);
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
