package io.pipstream.pricing;

import static io.pipstream.domain.market.CandleInterval.FIVE_MINUTES;
import static io.pipstream.domain.market.CandleInterval.ONE_DAY;
import static io.pipstream.domain.market.CandleInterval.ONE_HOUR;
import static io.pipstream.domain.market.CandleInterval.ONE_MINUTE;
import static io.pipstream.domain.market.CandleInterval.ONE_WEEK;
import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.FakeNanoClock;
import io.pipstream.platform.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Book, saver and history together, as quotes come, are saved and are asked for. */
class CandleHistoryTest {

    static final Instant NOON = Instant.parse("2025-01-15T12:00:00Z");
    static final Instant LONG_AGO = Instant.EPOCH;
    static final Instant FAR_OFF = Instant.parse("9999-01-01T00:00:00Z");

    final FakeCandleStore store = new FakeCandleStore();

    /** One run of the server, from its start to its end or its death. */
    final class Run {

        final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        final CandleBook book = new CandleBook(
                InstrumentFixtures.someInstruments(), Settings.of(Map.of("pipstream.pricing.candle-minutes", "1500")));
        final CandleHistory history = Histories.ofQuotes(book, store);
        final CandleSaver saver = new CandleSaver(
                book, store, new FakeNanoClock(), new ScheduledThreadPoolExecutor(0), Runnable::run, metrics);

        void quote(Instant time, String bid) {
            quote(time, bid, "test");
        }

        void quote(Instant time, String bid, String source) {
            book.quoted(quoteAt(time, new BigDecimal(bid), source));
        }

        List<Candle> candles(CandleInterval interval, int limit) {
            return history.chart(EUR_USD, interval, LONG_AGO, FAR_OFF, limit).candles();
        }

        double dropped(String reason) {
            return metrics.get("pipstream.candles.dropped")
                    .tag("reason", reason)
                    .functionCounter()
                    .count();
        }
    }

    @Test
    void theMinuteThatFormsIsTheLastCandleOfEveryInterval() {
        Run run = new Run();
        run.quote(NOON, "1.1");
        run.quote(NOON.plusSeconds(30), "1.3");
        run.quote(NOON.plusSeconds(61), "1.2");

        assertThat(run.candles(ONE_MINUTE, 10))
                .extracting(CandleHistoryTest::bid)
                .containsExactly("12:00 1.10000 1.30000 1.10000 1.30000", "12:01 1.20000 1.20000 1.20000 1.20000");
        for (CandleInterval interval : List.of(FIVE_MINUTES, ONE_HOUR, ONE_DAY, ONE_WEEK)) {
            assertThat(run.candles(interval, 10))
                    .singleElement()
                    .satisfies(candle -> assertThat(bid(candle)).endsWith("1.10000 1.30000 1.10000 1.20000"))
                    .satisfies(candle -> assertThat(candle.ticks()).isEqualTo(3));
        }
        assertThat(run.candles(ONE_MINUTE, 1))
                .singleElement()
                .satisfies(candle -> assertThat(candle.ticks()).isEqualTo(1));
    }

    @Test
    void aTimeWithoutQuotesHasNoCandle() {
        Run run = new Run();
        run.quote(NOON, "1.1");
        run.quote(NOON.plus(Duration.ofMinutes(3)), "1.2");

        assertThat(run.candles(ONE_MINUTE, 10))
                .extracting(candle -> candle.slot().start())
                .containsExactly(NOON, NOON.plus(Duration.ofMinutes(3)));
    }

    @Test
    void fromAndToBoundTheirBeginnings() {
        Run run = new Run();
        for (int minute = 0; minute < 20; minute++) {
            run.quote(NOON.plus(Duration.ofMinutes(minute)), "1.1");
        }

        CandleChart chart = run.history.chart(EUR_USD, FIVE_MINUTES, NOON.plusSeconds(1), NOON.plusSeconds(601), 100);
        assertThat(chart.candles())
                .extracting(candle -> candle.slot().start())
                .containsExactly(NOON.plusSeconds(300), NOON.plusSeconds(600)); // 12:00 begins before, 12:15 after
        assertThat(chart.candles().get(1).ticks()).isEqualTo(5);
    }

    @Test
    void candlesAreThoseOfTheSourceThatSpokeLast() {
        Run run = new Run();
        run.quote(NOON, "1.1", "simulated");
        run.quote(NOON.plusSeconds(1), "2.1", "push");

        CandleChart chart = run.history.chart(EUR_USD, ONE_MINUTE, LONG_AGO, FAR_OFF, 10);
        assertThat(chart.source()).contains("push");
        assertThat(chart.candles())
                .singleElement()
                .satisfies(candle -> assertThat(candle.bid().low()).isEqualTo("2.10000"));

        run.quote(NOON.plusSeconds(2), "1.2", "simulated");
        assertThat(run.candles(ONE_MINUTE, 10))
                .singleElement()
                .satisfies(candle -> assertThat(bid(candle)).isEqualTo("12:00 1.10000 1.20000 1.10000 1.20000"));
    }

    @Test
    void aQuoteThatComesAfterItsMinuteIsPutIntoIt() {
        Run run = new Run();
        run.quote(NOON.plusSeconds(10), "1.1");
        run.quote(NOON.plusSeconds(3_600), "1.2"); // completes the minute and the hour
        run.quote(NOON.plusSeconds(59), "1.5");

        assertThat(run.candles(ONE_MINUTE, 10))
                .extracting(CandleHistoryTest::bid)
                .containsExactly("12:00 1.10000 1.50000 1.10000 1.50000", "13:00 1.20000 1.20000 1.20000 1.20000");
        assertThat(bid(run.candles(ONE_HOUR, 2).get(0))).isEqualTo("12:00 1.10000 1.50000 1.10000 1.50000");
        assertThat(run.dropped("late")).isZero();

        run.quote(NOON.plusSeconds(600), "1.9"); // nothing is known of that minute
        assertThat(run.candles(ONE_MINUTE, 10)).hasSize(2);
        assertThat(run.dropped("late")).isEqualTo(1);
    }

    @Test
    void aPriceBeyondAnyInstrumentIsLeftOut() {
        Run run = new Run();
        run.quote(NOON, "12345678901234567890");

        assertThat(run.candles(ONE_MINUTE, 10)).isEmpty();
    }

    @Test
    void completedCandlesAreSavedAtOnceAndUnfinishedOnesEveryTenthTime() {
        Run run = new Run();
        run.quote(NOON, "1.1");
        run.quote(NOON.plusSeconds(60), "1.2");
        run.saver.saveElsewhere();
        assertThat(store.all(ONE_MINUTE)).hasSize(1);
        assertThat(store.all(ONE_HOUR)).isEmpty();

        for (int time = 2; time <= 10; time++) {
            run.saver.saveElsewhere();
        }
        assertThat(store.all(ONE_MINUTE)).hasSize(2);
        assertThat(store.all(ONE_HOUR))
                .singleElement()
                .satisfies(candle -> assertThat(candle.ticks()).isEqualTo(2));
        assertThat(store.all(ONE_DAY)).hasSize(1);
        assertThat(store.batches).containsExactly(1, 3);
    }

    @Test
    void whatTheStoreDoesNotTakeIsSavedLater() {
        Run run = new Run();
        store.down = true;
        for (int minute = 0; minute < 5; minute++) {
            run.quote(NOON.plus(Duration.ofMinutes(minute)), "1.1");
            run.saver.saveElsewhere();
        }
        assertThat(run.metrics.get("pipstream.candles.save.failures").counter().count())
                .isEqualTo(5);
        assertThat(run.metrics.get("pipstream.candles.unsaved").gauge().value()).isEqualTo(4);

        store.down = false;
        run.saver.saveElsewhere();
        assertThat(store.all(ONE_MINUTE)).hasSize(4);
        assertThat(run.metrics.get("pipstream.candles.unsaved").gauge().value()).isZero();
        assertThat(run.dropped("unsaved")).isZero();

        store.down = true;
        run.quote(NOON.plus(Duration.ofMinutes(5)), "1.1");
        run.saver.saveElsewhere();
        store.down = false;
        run.saver.saveElsewhere();
        assertThat(store.all(ONE_MINUTE)).hasSize(5);
    }

    @Test
    void theOldestGiveWayWhenTheStoreTakesNothing() {
        Run run = new Run();
        for (int minute = 0; minute <= 1_600; minute++) {
            run.quote(NOON.plus(Duration.ofMinutes(minute)), "1.1");
        }
        assertThat(run.dropped("unsaved")).isEqualTo(100); // 1,600 completed, 1,500 kept
        run.saver.saveElsewhere();
        assertThat(store.all(ONE_MINUTE)).hasSize(1_500);
    }

    /** The 5 minutes from 12:00 on lack their first: shown, they would be wrong. */
    @Test
    void aCandleWhoseBeginningWasForgottenIsNotShown() {
        Run run = new Run();
        for (int minute = 0; minute <= 1_501; minute++) {
            run.quote(NOON.plus(Duration.ofMinutes(minute)), "1.1");
        }

        List<Candle> candles = run.candles(FIVE_MINUTES, 5_000);
        assertThat(candles.get(0).slot().start()).isEqualTo(NOON.plusSeconds(300));
        assertThat(candles).hasSize(300);
    }

    @Test
    void theEndSavesWhatIsUnfinishedAndTheNextRunGoesOnWithIt() {
        Run first = new Run();
        first.quote(NOON.plusSeconds(10), "1.1");
        first.quote(NOON.plusSeconds(20), "1.4");
        first.saver.stop(new Object());

        Run second = new Run();
        assertThat(second.candles(ONE_MINUTE, 10)).hasSize(1); // from the store, before the first quote
        second.quote(NOON.plusSeconds(40), "1.2");
        second.saver.saveElsewhere();
        assertThat(second.candles(ONE_MINUTE, 10))
                .extracting(CandleHistoryTest::bid)
                .containsExactly("12:00 1.10000 1.40000 1.10000 1.20000");

        second.quote(NOON.plusSeconds(3_660), "1.3");
        second.saver.stop(new Object());
        assertThat(store.all(ONE_MINUTE))
                .extracting(CandleHistoryTest::bid)
                .containsExactly("12:00 1.10000 1.40000 1.10000 1.20000", "13:01 1.30000 1.30000 1.30000 1.30000");
        assertThat(store.all(ONE_HOUR)).extracting(Candle::ticks).containsExactly(3L, 1L);
        assertThat(store.all(ONE_DAY)).extracting(Candle::ticks).containsExactly(4L);
    }

    @Test
    void aReplayThatStartsAgainMakesItsCandlesAnewAndShowsNoneOfTheFuture() {
        Run first = new Run();
        for (int minute = 0; minute < 90; minute++) {
            first.quote(NOON.plus(Duration.ofMinutes(minute)), "1.1");
        }
        first.saver.stop(new Object());

        Run second = new Run();
        second.quote(NOON, "1.1");
        second.quote(NOON.plusSeconds(60), "1.2");
        second.saver.saveElsewhere();

        assertThat(second.candles(ONE_MINUTE, 100)).hasSize(2);
        assertThat(second.candles(ONE_HOUR, 100))
                .singleElement()
                .satisfies(candle -> assertThat(candle.ticks()).isEqualTo(2));
    }

    /** However quotes, saves, failures and restarts follow each other: every interval is what a plain count of all says. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyIntervalIsThatOfAllQuotesAcrossRestarts(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Map<Instant, Candle> minutes = new TreeMap<>();
        List<Quote> quotes = new ArrayList<>();
        Run run = new Run();
        Instant time = Instant.parse("2025-03-07T20:00:00Z"); // over a change of New York's clocks
        for (int index = 0; index < 800; index++) {
            time = time.plusMillis(random.nextInt(1, random.nextInt(10) == 0 ? 20_000_000 : 40_000));
            Quote quote = quoteAt(time, BigDecimal.valueOf(random.nextLong(100_000, 100_500), 5), "test");
            quotes.add(quote);
            run.book.quoted(quote);
            int what = random.nextInt(40);
            if (what < 6) {
                store.down = random.nextInt(4) == 0;
                run.saver.saveElsewhere();
                store.down = false;
            } else if (what == 6) {
                run.saver.stop(new Object());
                run = new Run();
                time = time.plusMillis(random.nextInt(1, 200_000));
            }
        }
        run.saver.saveElsewhere();
        for (CandleInterval interval : CandleInterval.values()) {
            minutes.clear();
            for (Quote quote : quotes) {
                minutes.merge(interval.startOf(quote.time()), Candle.of(interval, quote), Candle::join);
            }
            List<Candle> expected = List.copyOf(minutes.values());
            assertThat(run.candles(interval, 5_000)).isEqualTo(expected);
            assertThat(run.candles(interval, 7))
                    .isEqualTo(expected.subList(Math.max(0, expected.size() - 7), expected.size()));
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    private static Quote quoteAt(Instant time, BigDecimal bid, String source) {
        return new Quote(EUR_USD, bid, bid.add(new BigDecimal("0.0001")), time, source);
    }

    private static String bid(Candle candle) {
        return "%s %s %s %s %s"
                .formatted(
                        candle.slot().start().toString().substring(11, 16),
                        candle.bid().open(),
                        candle.bid().high(),
                        candle.bid().low(),
                        candle.bid().close());
    }
}
