package io.pipstream.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.domain.account.AccountId;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AccountLocksTest {

    static final AccountId ANNA = new AccountId("anna");
    static final AccountId BERT = new AccountId("bert");

    final AccountLocks locks = new AccountLocks(Duration.ofMillis(20));
    final ExecutorService other = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        other.shutdownNow();
    }

    @Test
    void whoseTurnDoesNotComeInTimeIsToldThatTheAccountIsBusyAndOthersGoOn() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Future<Boolean> slow = other.submit(() -> locks.holding(ANNA, () -> {
            held.countDown();
            return await(release);
        }));
        assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> locks.holding(ANNA, () -> "late"))
                .isInstanceOf(AccountBusyException.class)
                .hasMessageContainingAll("anna", "PT0.02S");
        assertThat(locks.holding(BERT, () -> "meanwhile")).isEqualTo("meanwhile");

        release.countDown();
        assertThat(slow.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(locks.holding(ANNA, () -> "again")).isEqualTo("again");
    }

    @Test
    void whatFailsLeavesTheAccountFree() throws Exception {
        assertThatThrownBy(() -> locks.holding(ANNA, () -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");

        assertThat(other.submit(() -> locks.holding(ANNA, () -> "next")).get(10, TimeUnit.SECONDS))
                .isEqualTo("next");
    }

    @Test
    void whoIsInterruptedWhileHeWaitsDoesNothing() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> locks.holding(ANNA, () -> "done")).isInstanceOf(AccountBusyException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
