package io.pipstream.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database promises beyond that. */
abstract class DatabaseContract extends LedgerContract {

    private SimpleMeterRegistry meters;
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor();
    private Database database;

    /** The same one at every call of a test. */
    abstract Store store();

    @BeforeEach
    void openDatabase() {
        meters = new SimpleMeterRegistry();
        database = Database.open(store(), UUID.randomUUID().toString(), 6, housekeeping, meters);
    }

    @AfterEach
    void closeDatabase() {
        database.close();
        housekeeping.shutdownNow();
    }

    @Override
    Ledger ledger() {
        return new JpaLedger(database);
    }

    @Override
    Journal journal() {
        return new JpaJournal(database);
    }

    @Override
    Outbox outbox() {
        return new JpaOutbox(database);
    }

    @Override
    TradeHistory history() {
        return new JpaTradeHistory(database);
    }

    @Test
    void whatWasRecordedIsThereAfterARestart() {
        open(ANNA);
        write(ANNA, batch -> batch.trade("EUR_USD", null).entry("FILL", 2L, "1.5"));
        AccountRows before = ledger().load(ANNA);
        var unpublished = outbox().oldest(10);

        database.close();
        openDatabase();

        assertThat(ledger().load(ANNA)).isEqualTo(before);
        assertThat(outbox().oldest(10)).isEqualTo(unpublished);
        write(ANNA, batch -> batch.entry("NEXT"));
        assertThat(outbox().oldest(10)).hasSize(3).startsWith(unpublished.toArray(OutboxItem[]::new));
    }

    @Test
    void whoWaitsTooLongForAnAccountIsToldThatItIsBusyAndOthersGoOn() throws Exception {
        open(ANNA);
        open(BERT);
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Head> slow = other.submit(() -> ledger().write(ANNA, account -> {
                locked.countDown();
                await(release);
                return Batches.after(account.head()).entry("SLOW").batch();
            }));
            assertThat(locked.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(write(BERT, batch -> batch.entry("MEANWHILE")).sequence())
                    .isEqualTo(2);
            assertThat(journal().head(ANNA).orElseThrow().sequence()).isEqualTo(1);
            assertThatThrownBy(() -> write(ANNA, batch -> batch.entry("LATE")))
                    .isInstanceOf(BusyAccountException.class);
            release.countDown();
            assertThat(slow.get(10, TimeUnit.SECONDS).sequence()).isEqualTo(2);
            assertThat(write(ANNA, batch -> batch.entry("AGAIN")).sequence()).isEqualTo(3);
        } finally {
            release.countDown();
            other.shutdownNow();
        }
    }

    @Test
    void theConnectionsAreCounted() {
        open(ANNA);
        ledger().write(ANNA, account -> {
            assertThat(gauge("active")).isEqualTo(1);
            return Batch.nothing();
        });
        assertThat(gauge("active")).isZero();
        assertThat(gauge("waiting")).isZero();
    }

    private double gauge(String name) {
        return meters.get("pipstream.database.connections." + name).gauge().value();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
