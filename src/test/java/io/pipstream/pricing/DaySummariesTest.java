package io.pipstream.pricing;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Ohlc;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DaySummariesTest {

    /** A Thursday; 17:00 in New York is 22:00 in UTC. */
    static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    static final Instant TURN = Instant.parse("2026-01-14T22:00:00Z");

    final AtomicLong nanos = new AtomicLong();
    final Instruments instruments = new Instruments(List.of(EUR_USD, USD_JPY));
    final CandleBook book = new CandleBook(instruments, Settings.of(Map.of()));
    final FakeCandleStore store = new FakeCandleStore();
    final FakeHistoryStore histories = new FakeHistoryStore();
    final DaySummaries days = new DaySummaries(book, store, histories, instruments, nanos::get);

    @Test
    void aDayIsWhatItsQuotesMade() {
        quote(TURN.minusSeconds(1), "1.05");
        quote(TURN, "1.1");
        quote(TURN.plusSeconds(3_600), "1.3");
        quote(TURN.plusSeconds(7_200), "1.0");
        quote(NOON, "1.2");

        DaySummary summary = summary(4);

        assertThat(summary.source()).isEqualTo("test");
        assertThat(summary.from()).isEqualTo(TURN);
        assertThat(summary.time()).isEqualTo(NOON);
        assertThat(summary.day()).isEqualTo(new Ohlc(price("1.1"), price("1.3"), price("1.0"), price("1.2")));
        assertThat(summary.previousClose()).contains(price("1.05"));
        // the first minute ended at the turn of the day
        assertThat(summary.closesFrom()).isEqualTo(TURN);
        // 14 hours in three steps: at 2:40 and 7:20 that of 0:00 is in force
        assertThat(summary.closes()).containsExactly(price("1.05"), price("1.0"), price("1.0"), price("1.2"));
    }

    @Test
    void whatAnEarlierRunStoredIsInItAndReadOnce() {
        store.save(List.of(
                hour(NOON.minus(Duration.ofHours(25)), "1.6"),
                hour(NOON.minus(Duration.ofHours(20)), "1.7"),
                hour(NOON.minus(Duration.ofHours(10)), "1.75"),
                hour(NOON, "1.1"),
                day(TURN.minus(Duration.ofDays(1)), "1.8"),
                day(TURN.minus(Duration.ofDays(2)), "1.9")));
        quote(NOON, "1.2");

        // the first ends at 17:00, the second at 3:00, and half of the 19 hours from there to noon is 2:30
        assertThat(summary(3).closes()).containsExactly(price("1.7"), price("1.7"), price("1.2"));
        assertThat(summary(5).closes())
                .containsExactly(price("1.7"), price("1.7"), price("1.7"), price("1.75"), price("1.2"));
        assertThat(summary(2).previousClose()).contains(price("1.8"));

        store.down = true;
        assertThat(summary(2).closes()).containsExactly(price("1.7"), price("1.2"));
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());
        assertThatThrownBy(() -> summary(2)).hasMessageContaining("down");
    }

    @Test
    void whoAsksMeanwhileWaitsForWhatIsBeingRead() throws Exception {
        store.save(List.of(hour(NOON.minus(Duration.ofHours(10)), "1.75")));
        quote(NOON, "1.2");
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch slow = new CountDownLatch(1);
        store.asked = () -> {
            asked.incrementAndGet();
            try {
                slow.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        };
        FutureTask<DaySummary> first = new FutureTask<>(() -> summary(2));
        FutureTask<DaySummary> second = new FutureTask<>(() -> summary(2));
        new Thread(first).start();
        await().until(() -> asked.get() == 1);
        Thread later = new Thread(second);
        later.start();
        await().until(() -> later.getState() == Thread.State.BLOCKED || asked.get() > 1);
        slow.countDown();

        assertThat(second.get().closes()).isEqualTo(first.get().closes());
        // the hours and the day before, once
        assertThat(asked).hasValue(2);
    }

    @Test
    void theStoreIsLeftAloneWhereMemoryReachesBackADay() {
        store.down = true;
        quote(TURN.minus(Duration.ofHours(12)), "1.1");
        quote(NOON.minus(Duration.ofHours(24)), "1.2");
        quote(NOON, "1.3");

        assertThat(summary(2).closes()).containsExactly(price("1.2"), price("1.3"));
        assertThat(summary(2).previousClose()).contains(price("1.2"));
    }

    @Test
    void whatASourcesHistoryHasCountsMoreThanQuotes() {
        store.save(List.of(hour(NOON.minusSeconds(7_200), "1.5"), day(TURN.minus(Duration.ofDays(1)), "1.5")));
        fetched(hour(NOON.minusSeconds(7_200), "1.6"));
        fetched(day(TURN.minus(Duration.ofDays(1)), "1.7"));
        quote(NOON, "1.2");

        assertThat(summary(2).closes()).containsExactly(price("1.6"), price("1.2"));
        assertThat(summary(2).previousClose()).contains(price("1.7"));
    }

    @Test
    void aCloseOfLastMonthIsNone() {
        store.save(List.of(day(TURN.minus(Duration.ofDays(8)), "1.8")));
        quote(NOON, "1.2");

        assertThat(summary(2).previousClose()).isEmpty();
    }

    @Test
    void anotherSourceHasDaysOfItsOwn() {
        store.save(List.of(hour(NOON.minusSeconds(7_200), "1.5")));
        quote(NOON, "1.2");
        assertThat(summary(2).closes()).containsExactly(price("1.5"), price("1.2"));

        book.quoted(new Quote(EUR_USD, price("1.4"), price("1.5"), NOON, "other"));

        assertThat(summary(2).source()).isEqualTo("other");
        assertThat(summary(2).closes()).containsExactly(price("1.4"), price("1.4"));
    }

    @Test
    void whatWasNeverQuotedHasNone() {
        quote(NOON, "1.2");

        assertThat(days.of(USD_JPY, 48)).isEmpty();
    }

    private DaySummary summary(int points) {
        return days.of(EUR_USD, points).orElseThrow();
    }

    private void quote(Instant time, String bid) {
        book.quoted(quoted(time, bid));
    }

    private void fetched(Candle candle) {
        CandleInterval interval = candle.slot().interval();
        Instant start = candle.slot().start();
        histories.record(
                new CandleTrack(EUR_USD, "test", interval),
                new TimeSpan(start, interval.endOf(start)),
                List.of(candle));
    }

    private static Candle hour(Instant time, String bid) {
        return Candle.of(CandleInterval.ONE_HOUR, quoted(time, bid));
    }

    private static Candle day(Instant time, String bid) {
        return Candle.of(CandleInterval.ONE_DAY, quoted(time, bid));
    }

    private static Quote quoted(Instant time, String bid) {
        return new Quote(EUR_USD, price(bid), price(bid).add(price("0.0002")), time, "test");
    }

    private static BigDecimal price(String price) {
        return EUR_USD.price(new BigDecimal(price));
    }
}
