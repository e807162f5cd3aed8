package io.pipstream.ledger;

import static io.pipstream.domain.market.CandleInterval.ONE_HOUR;
import static io.pipstream.domain.market.CandleInterval.ONE_MINUTE;
import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.access.AccessStoresContract;
import io.pipstream.access.AuditTrail;
import io.pipstream.access.CredentialStore;
import io.pipstream.access.GrantStore;
import io.pipstream.access.UserStore;
import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.live.QuotaStore;
import io.pipstream.feed.live.QuotaStoreContract;
import io.pipstream.platform.FakeNanoClock;
import io.pipstream.pricing.CandleStoreContract;
import io.pipstream.pricing.CandleTrack;
import io.pipstream.pricing.HistoryStoreContract;
import io.pipstream.signal.Announcements;
import io.pipstream.signal.SignalStore;
import io.pipstream.signal.SignalStoreContract;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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
abstract class DatabaseContract extends LedgerContract
        implements CandleStoreContract,
                HistoryStoreContract,
                AccessStoresContract,
                QuotaStoreContract,
                SignalStoreContract,
                SignalRowsContract {

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

    @Override
    public JdbcCandles candles() {
        return new JdbcCandles(database);
    }

    @Override
    public JdbcHistory candleHistory() {
        return new JdbcHistory(database);
    }

    @Override
    public UserStore users() {
        return new JpaUsers(database);
    }

    @Override
    public CredentialStore credentials() {
        return new JpaCredentials(database);
    }

    @Override
    public GrantStore grants() {
        return new JpaGrants(database);
    }

    @Override
    public AuditTrail audit() {
        return new JpaAuditTrail(database);
    }

    @Override
    public QuotaStore quotas() {
        return new JdbcQuotas(database);
    }

    @Override
    public SignalStore signalStore() {
        return new JdbcSignalStore(database, InstrumentFixtures.someInstruments());
    }

    @Override
    public JdbcSignals signals() {
        return new JdbcSignals(database, InstrumentFixtures.someInstruments());
    }

    @Override
    public JdbcSignals signalHistory() {
        return signals();
    }

    @Override
    public Announcements announcements() {
        return new JdbcAnnouncements(database);
    }

    @Override
    public Database database() {
        return database;
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

    @Test
    void minutesThatAreTooMuchOlderThanTheNewestOfTheirSourceGoAThousandAtATime() {
        Duration keep = Duration.ofMinutes(100);
        Candle old = CandleStoreContract.candle(EUR_USD, "old", ONE_MINUTE, CandleStoreContract.minute(-9_999), "1.1");
        Candle hour = CandleStoreContract.candle(EUR_USD, "test", ONE_HOUR, CandleStoreContract.NOON, "1.1");
        candles().save(CandleStoreContract.minutes(2_200, "1.1"));
        candles().save(List.of(old, hour));
        FakeNanoClock nanoClock = new FakeNanoClock();
        MinuteRetention retention = retention(InstrumentFixtures.someInstruments(), keep, nanoClock);

        // from 12:00; 1,000 minutes later is 04:40, so those before 04:30 go
        retention.step();
        assertThat(oldestMinute()).isEqualTo("2025-01-16T04:30:00Z");
        // 1,000 minutes later is 21:10
        retention.step();
        assertThat(oldestMinute()).isEqualTo("2025-01-16T21:00:00Z");
        // the newest begins 2,199 minutes after noon, at 00:39; 100 minutes earlier is 22:59
        for (int instrument = 0;
                instrument < InstrumentFixtures.someInstruments().size();
                instrument++) {
            retention.step();
        }
        assertThat(oldestMinute()).isEqualTo("2025-01-16T22:30:00Z");
        assertThat(candles().history(EUR_USD, "old", ONE_MINUTE, LONG_AGO, FAR_OFF, 9))
                .containsExactly(old);
        assertThat(candles().history(EUR_USD, "test", ONE_HOUR, LONG_AGO, FAR_OFF, 9))
                .containsExactly(hour);
    }

    @Test
    void theOldestMinutesAreLookedForOnceAnHour() {
        FakeNanoClock nanoClock = new FakeNanoClock();
        MinuteRetention retention = retention(new Instruments(List.of(EUR_USD)), Duration.ofMinutes(100), nanoClock);
        retention.step();
        candles().save(CandleStoreContract.minutes(200, "1.1"));

        nanoClock.advance(Duration.ofMinutes(59));
        retention.step();
        assertThat(oldestMinute()).isEqualTo("2025-01-15T12:00:00Z");

        // the newest begins at 15:19; 100 minutes earlier is 13:39
        nanoClock.advance(Duration.ofMinutes(1));
        retention.step();
        assertThat(oldestMinute()).isEqualTo("2025-01-15T13:30:00Z");
    }

    @Test
    void candlesAreThereAfterARestart() {
        List<Candle> minutes = CandleStoreContract.minutes(3, "1.1");
        candles().save(minutes);

        database.close();
        openDatabase();

        assertThat(candles().history(EUR_USD, "test", ONE_MINUTE, LONG_AGO, FAR_OFF, 9))
                .isEqualTo(minutes);
    }

    @Test
    void minutesOfAHistoryThatAreTooOldGoAndMayBeAskedForAgain() {
        List<Candle> minutes = new ArrayList<>();
        for (int minute = 0; minute < 1_500; minute++) {
            minutes.add(HistoryStoreContract.fetched(minute, "1.10000"));
        }
        candleHistory().record(HistoryStoreContract.MINUTES, HistoryStoreContract.span(0, 2_000), minutes);
        CandleTrack hours = new CandleTrack(EUR_USD, "oanda", ONE_HOUR);
        candleHistory()
                .record(
                        hours,
                        HistoryStoreContract.span(0, 60),
                        List.of(HistoryStoreContract.fetched(EUR_USD, "oanda", ONE_HOUR, 0, "1.10000")));

        // from 12:00; 1,000 minutes later is 04:40, so those before 04:30 go, which are 990
        assertThat(candleHistory().forgetMinutes(EUR_USD, CandleStoreContract.minute(1_399)))
                .isTrue();
        assertThat(candleHistory().asked(HistoryStoreContract.MINUTES, LONG_AGO, FAR_OFF))
                .containsExactly(HistoryStoreContract.span(990, 2_000));
        // 1,399 minutes after noon is 11:19
        assertThat(candleHistory().forgetMinutes(EUR_USD, CandleStoreContract.minute(1_399)))
                .isFalse();
        assertThat(candleHistory().asked(HistoryStoreContract.MINUTES, LONG_AGO, FAR_OFF))
                .containsExactly(HistoryStoreContract.span(1_380, 2_000));
        assertThat(candleHistory().history(HistoryStoreContract.MINUTES, LONG_AGO, FAR_OFF, 9_999))
                .isEqualTo(minutes.subList(1_380, 1_500));
        assertThat(candleHistory().history(hours, LONG_AGO, FAR_OFF, 9)).hasSize(1);
    }

    @Test
    void historiesAreThereAfterARestart() {
        List<Candle> minutes = List.of(HistoryStoreContract.fetched(3, "1.10000"));
        candleHistory().record(HistoryStoreContract.MINUTES, HistoryStoreContract.span(0, 10), minutes);

        database.close();
        openDatabase();

        assertThat(candleHistory().history(HistoryStoreContract.MINUTES, LONG_AGO, FAR_OFF, 9))
                .isEqualTo(minutes);
        assertThat(candleHistory().asked(HistoryStoreContract.MINUTES, LONG_AGO, FAR_OFF))
                .containsExactly(HistoryStoreContract.span(0, 10));
    }

    private MinuteRetention retention(Instruments instruments, Duration keep, FakeNanoClock nanoClock) {
        return new MinuteRetention(
                candles(),
                candleHistory(),
                instruments,
                keep,
                Clock.fixed(CandleStoreContract.NOON, ZoneOffset.UTC),
                nanoClock);
    }

    private String oldestMinute() {
        List<Candle> minutes = candles().history(EUR_USD, "test", ONE_MINUTE, LONG_AGO, FAR_OFF, 10_000);
        return minutes.get(0).slot().start().toString();
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
