package io.pipstream.pricing;

import static io.pipstream.domain.market.CandleInterval.FIVE_MINUTES;
import static io.pipstream.domain.market.CandleInterval.ONE_DAY;
import static io.pipstream.domain.market.CandleInterval.ONE_HOUR;
import static io.pipstream.domain.market.CandleInterval.ONE_MINUTE;
import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.FakeClock;
import io.pipstream.platform.FakeNanoClock;
import io.pipstream.platform.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Charts of a source that has a history of its own: what is asked of it, and what is told of each candle and each gap. */
class SourceHistoryTest {

    /** A Wednesday. */
    static final Instant NOON = Instant.parse("2025-01-15T12:00:00Z");

    static final BigDecimal QUOTED = new BigDecimal("1.10000");

    final FakeClock clock = new FakeClock(NOON.plusSeconds(30));
    final FakeNanoClock nanoClock = new FakeNanoClock();
    final FakeCandleStore store = new FakeCandleStore();
    final FakeHistoryStore histories = new FakeHistoryStore();
    final MarketCalendar weekdays = new Weekdays();
    final FakeArchive archive = new FakeArchive(weekdays);
    CandleBook book;
    CandleHistory history;

    @BeforeEach
    void start() {
        book = new CandleBook(InstrumentFixtures.someInstruments(), Settings.of(Map.of()));
        history = Histories.of(
                book,
                store,
                source -> source.equals(archive.source()) ? Optional.of(archive) : Optional.empty(),
                histories,
                weekdays,
                clock,
                nanoClock);
    }

    /** Closed from Friday 22:00 to Sunday 22:00, as New York has it in winter. */
    private static final class Weekdays implements MarketCalendar {

        /** A Sunday. */
        private static final Instant OPENS = Instant.parse("2025-01-05T22:00:00Z");

        private static final Duration WEEK = Duration.ofDays(7);
        private static final Duration OPEN = Duration.ofDays(5);

        @Override
        public Instant nextOpen(Instrument instrument, String source, Instant time) {
            Instant week = week(time);
            return time.isBefore(week.plus(OPEN)) ? time : week.plus(WEEK);
        }

        @Override
        public Instant nextClose(Instrument instrument, String source, Instant time) {
            return week(nextOpen(instrument, source, time)).plus(OPEN);
        }

        private static Instant week(Instant time) {
            return OPENS.plus(WEEK.multipliedBy(
                    Math.floorDiv(Duration.between(OPENS, time).toSeconds(), WEEK.toSeconds())));
        }
    }

    void quote(String time) {
        quote(Instant.parse(time), "oanda");
    }

    void quote(Instant time, String source) {
        book.quoted(new Quote(EUR_USD, QUOTED, QUOTED.add(new BigDecimal("0.00010")), time, source));
    }

    CandleChart chart(CandleInterval interval, int limit) {
        return history.chart(EUR_USD, interval, Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"), limit);
    }

    static TimeSpan span(String from, String to) {
        return new TimeSpan(Instant.parse("2025-01-" + from + ":00Z"), Instant.parse("2025-01-" + to + ":00Z"));
    }

    static List<String> origins(CandleChart chart) {
        return chart.origins().stream()
                .map(run -> "%s %s %s%s"
                        .formatted(
                                run.span().from().toString().substring(8, 16),
                                run.span().to().toString().substring(8, 16),
                                run.origin().code(),
                                run.synthetic() ? " synthetic" : ""))
                .toList();
    }

    static List<String> gaps(CandleChart chart) {
        return chart.gaps().stream()
                .map(gap -> "%s %s %s"
                        .formatted(
                                gap.span().from().toString().substring(8, 16),
                                gap.span().to().toString().substring(8, 16),
                                gap.reason().code()))
                .toList();
    }

    @Test
    void whatWasBeforeTheFirstQuoteIsFetched() {
        quote("2025-01-15T12:00:10Z");

        CandleChart chart = chart(ONE_MINUTE, 10);

        assertThat(chart.source()).contains("oanda");
        assertThat(archive.asked).containsExactly(span("15T11:51", "15T12:00"));
        assertThat(origins(chart)).containsExactly("15T11:51 15T12:00 history synthetic", "15T12:00 15T12:01 quotes");
        assertThat(chart.candles()).hasSize(10);
        assertThat(chart.gaps()).isEmpty();
    }

    @Test
    void whatHasBeenFetchedIsNotAskedForAgainNotEvenAfterARestart() {
        quote("2025-01-15T12:00:10Z");
        CandleChart first = chart(ONE_MINUTE, 10);

        assertThat(chart(ONE_MINUTE, 10)).isEqualTo(first);
        assertThat(chart(ONE_MINUTE, 5).candles()).hasSize(5);
        start();
        quote("2025-01-15T12:00:10Z");
        assertThat(chart(ONE_MINUTE, 10)).isEqualTo(first);
        assertThat(archive.asked).hasSize(1);

        assertThat(chart(ONE_MINUTE, 20).candles()).hasSize(20);
        assertThat(archive.asked.get(1)).isEqualTo(span("15T11:41", "15T11:51"));
    }

    @Test
    void aTimeForWhichTheHistoryHasNothingIsAGapAndNotAskedForAgain() {
        archive.nothingWithin.add(span("15T09:00", "15T11:00"));
        quote("2025-01-15T12:00:10Z");

        assertThat(gaps(chart(ONE_HOUR, 5))).containsExactly("15T09:00 15T11:00 no_quotes");
        assertThat(gaps(chart(ONE_HOUR, 5))).hasSize(1);
        assertThat(archive.asked).containsExactly(span("15T08:00", "15T12:00"));
    }

    @Test
    void aWeekendIsAGapOfAClosedMarketAndNotAsked() {
        clock.advance(Duration.ofDays(5)); // Monday noon
        quote("2025-01-20T12:00:10Z");

        CandleChart chart = chart(ONE_HOUR, 20);

        // Monday from 22:00 on Sunday has 15 hours with that which forms, so 5 are of Friday
        assertThat(gaps(chart)).containsExactly("17T22:00 19T22:00 market_closed");
        assertThat(origins(chart)).containsExactly("17T17:00 20T12:00 history synthetic", "20T12:00 20T13:00 quotes");
        assertThat(archive.asked).containsExactly(span("17T17:00", "20T12:00"));
    }

    @Test
    void candlesThatQuotesMadeWholeStayAndThoseOfASilenceAndItsEdgesAreFetched() {
        for (int minute = 40; minute < 60; minute++) {
            if (minute < 45 || minute >= 50) {
                quote("2025-01-15T11:%d:%02dZ".formatted(minute, minute == 50 ? 40 : 5));
            }
        }
        quote("2025-01-15T12:00:10Z");

        CandleChart chart = chart(ONE_MINUTE, 21);

        // we fell silent within 11:44 and heard again within 11:50, as late as 40 s
        assertThat(archive.asked).containsExactly(span("15T11:44", "15T11:51"));
        assertThat(origins(chart))
                .containsExactly(
                        "15T11:40 15T11:44 quotes", "15T11:44 15T11:51 history synthetic", "15T11:51 15T12:01 quotes");
    }

    @Test
    void aCandleThatQuotesMadeInPartIsReplacedOnceItIsComplete() {
        quote("2025-01-15T12:20:00Z"); // the hour lacks 20 minutes
        CandleChart forming = chart(ONE_HOUR, 3);
        assertThat(origins(forming)).containsExactly("15T10:00 15T12:00 history synthetic", "15T12:00 15T13:00 quotes");

        clock.advance(Duration.ofHours(1)); // it is 13:00:30
        nanoClock.advance(Duration.ofHours(1));
        quote("2025-01-15T12:59:00Z");
        quote("2025-01-15T13:00:10Z");

        CandleChart complete = chart(ONE_HOUR, 3);
        assertThat(origins(complete))
                .containsExactly("15T11:00 15T13:00 history synthetic", "15T13:00 15T14:00 quotes");
        assertThat(complete.candles().get(1).bid().open()).isEqualTo(FakeArchive.BID);
        assertThat(archive.asked).containsExactly(span("15T10:00", "15T12:00"), span("15T12:00", "15T13:00"));
    }

    @Test
    void aLongerCandleOfBothOriginsSaysSo() {
        quote("2025-01-15T11:58:01Z");
        quote("2025-01-15T11:59:01Z");
        quote("2025-01-15T12:00:10Z");

        CandleChart chart = chart(FIVE_MINUTES, 3);

        assertThat(origins(chart))
                .containsExactly(
                        "15T11:50 15T11:55 history synthetic",
                        "15T11:55 15T12:00 mixed synthetic",
                        "15T12:00 15T12:05 quotes");
    }

    @Test
    void aLongTimeIsFetchedPieceByPieceTheNewestFirstAndNotAllAtOnce() {
        archive.mostAtOnce = 10;
        quote("2025-01-15T12:00:10Z");

        CandleChart chart = chart(ONE_MINUTE, 61);

        assertThat(archive.asked)
                .containsExactly(
                        span("15T11:50", "15T12:00"),
                        span("15T11:40", "15T11:50"),
                        span("15T11:30", "15T11:40"),
                        span("15T11:20", "15T11:30"));
        assertThat(gaps(chart)).containsExactly("15T11:00 15T11:20 not_fetched");
        assertThat(chart(ONE_MINUTE, 61).gaps()).isEmpty();
    }

    @Test
    void whatIsBeyondItsReachIsNotAskedFor() {
        archive.reach = Duration.ofHours(2);
        quote("2025-01-15T12:00:10Z");

        CandleChart chart = chart(ONE_HOUR, 5);

        // two hours before 12:00:30 is 10:00:30, so the hour of 11 is the first
        assertThat(archive.asked).containsExactly(span("15T11:00", "15T12:00"));
        assertThat(gaps(chart)).containsExactly("15T08:00 15T11:00 no_quotes");
    }

    @Test
    void aFailureIsToldAndNotRepeatedForAWhile() {
        archive.failure = new ArchiveException(ArchiveException.Reason.FAILED, "it is down", Optional.empty());
        quote("2025-01-15T12:00:10Z");

        for (int time = 0; time < 3; time++) {
            assertThat(gaps(chart(ONE_MINUTE, 3))).containsExactly("15T11:58 15T12:00 not_fetched");
        }
        assertThat(archive.asked).hasSize(1);

        nanoClock.advance(FetchPauses.SHORTEST);
        chart(ONE_MINUTE, 3);
        assertThat(archive.asked).hasSize(2);
        nanoClock.advance(FetchPauses.SHORTEST); // the second pause is twice as long
        chart(ONE_MINUTE, 3);
        assertThat(archive.asked).hasSize(2);

        archive.failure = null;
        nanoClock.advance(FetchPauses.SHORTEST);
        assertThat(chart(ONE_MINUTE, 3).gaps()).isEmpty();
    }

    @Test
    void aSourceThatLimitsUsRestsForAllItsInstrumentsAndAnInstrumentItDoesNotHaveForItselfOnly() {
        quote("2025-01-15T12:00:10Z");
        archive.failure =
                new ArchiveException(ArchiveException.Reason.RATE_LIMITED, "429", Optional.of(Duration.ofMinutes(10)));
        chart(ONE_MINUTE, 3);
        nanoClock.advance(Duration.ofMinutes(9));
        chart(ONE_HOUR, 3);
        assertThat(archive.asked).hasSize(1);

        nanoClock.advance(Duration.ofMinutes(1));
        archive.failure = new ArchiveException(ArchiveException.Reason.NOT_OFFERED, "404", Optional.empty());
        chart(ONE_MINUTE, 3);
        chart(ONE_MINUTE, 3);
        archive.failure = null;
        assertThat(chart(ONE_HOUR, 3).gaps()).isEmpty();
        assertThat(archive.asked).hasSize(3);
    }

    @Test
    void whoeverWaitedLongEnoughIsAnsweredWithWhatThereIsAndTheRestComesLater() {
        archive.hangs = new CompletableFuture<>();
        quote("2025-01-15T12:00:10Z");

        CandleChart early = chart(ONE_MINUTE, 3);
        assertThat(early.candles()).hasSize(1);
        assertThat(gaps(early)).containsExactly("15T11:58 15T12:00 not_fetched");
        chart(ONE_MINUTE, 3);
        assertThat(archive.asked).hasSize(1); // of one track, one question at a time

        archive.hangs.complete(null);
        assertThat(chart(ONE_MINUTE, 3).candles()).hasSize(3);
        assertThat(archive.asked).hasSize(1);
    }

    @Test
    void noMoreThanAFewQuestionsAreUnderWay() {
        archive.hangs = new CompletableFuture<>();
        quote("2025-01-15T12:00:10Z");
        book.quoted(new Quote(USD_JPY, new BigDecimal("150"), new BigDecimal("150.01"), NOON.plusSeconds(10), "oanda"));

        for (CandleInterval interval : CandleBook.KEPT) {
            chart(interval, 3);
            history.chart(USD_JPY, interval, Instant.EPOCH, NOON.plusSeconds(999), 3);
        }

        assertThat(archive.asked).hasSize(CandleFetches.MOST_FETCHES);
    }

    @Test
    void aCandleThatHasJustBeenCompletedIsNotWorthAQuestionOfItsOwn() {
        quote("2025-01-15T12:00:10Z");
        chart(ONE_MINUTE, 3);

        clock.advance(Duration.ofMinutes(3)); // it is 12:03:30
        nanoClock.advance(Duration.ofMinutes(3));
        assertThat(gaps(chart(ONE_MINUTE, 3))).containsExactly("15T12:01 15T12:03 not_fetched");
        assertThat(chart(ONE_MINUTE, 7).candles()).hasSize(5); // older ones are worth it
        assertThat(archive.asked).containsExactly(span("15T11:58", "15T12:00"), span("15T11:56", "15T11:58"));

        nanoClock.advance(FetchPauses.AFTER_NEWEST);
        assertThat(gaps(chart(ONE_MINUTE, 3))).isEmpty();
        assertThat(archive.asked.get(2)).isEqualTo(span("15T12:00", "15T12:03"));
    }

    @Test
    void theEndOfAHistoryThatLagsIsAskedForAgain() {
        archive.nothingWithin.add(span("15T11:58", "15T12:00"));
        quote("2025-01-15T12:00:10Z");

        assertThat(gaps(chart(ONE_MINUTE, 5))).containsExactly("15T11:58 15T12:00 not_fetched");

        archive.nothingWithin.clear();
        nanoClock.advance(FetchPauses.AFTER_NEWEST);
        assertThat(chart(ONE_MINUTE, 5).gaps()).isEmpty();
        assertThat(archive.asked.get(1)).isEqualTo(span("15T11:58", "15T12:00"));
    }

    @Test
    void aHistoryIsNeverMixedIntoTheCandlesOfAnotherSource() {
        quote("2025-01-15T12:00:10Z");
        chart(ONE_MINUTE, 10);
        quote(NOON.plusSeconds(20), "push");

        CandleChart chart = chart(ONE_MINUTE, 10);

        assertThat(chart.source()).contains("push");
        assertThat(origins(chart)).containsExactly("15T12:00 15T12:01 quotes");
        assertThat(gaps(chart)).containsExactly("15T11:51 15T12:00 no_quotes");
        assertThat(archive.asked).hasSize(1);
    }

    @Test
    void aStoreThatIsDownForHistoriesFailsTheChartAsOneForCandlesDoes() {
        quote("2025-01-15T12:00:10Z");
        histories.down = true;

        assertThatThrownBy(() -> chart(ONE_MINUTE, 3)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void daysAreFetchedAsNewYorkHasThem() {
        quote("2025-01-15T12:00:10Z");

        CandleChart chart = chart(ONE_DAY, 6);

        // days begin at 22:00; the one of Friday 10 January began on Thursday, and the next on Sunday
        assertThat(gaps(chart)).containsExactly("10T22:00 12T22:00 market_closed");
        assertThat(chart.candles())
                .extracting(candle -> candle.slot().start().toString().substring(8, 13))
                .containsExactly("07T22", "08T22", "09T22", "12T22", "13T22", "14T22");
        assertThat(chart.candles().stream().filter(Candle::synthetic)).hasSize(5);
    }

    @Test
    void ofASimulatedSourceGapsAreToldToo() {
        clock.advance(Duration.ofMinutes(10));
        quote(NOON, "simulated");
        quote(NOON.plusSeconds(300), "simulated");

        CandleChart chart = chart(ONE_MINUTE, 6);

        assertThat(origins(chart)).containsExactly("15T12:00 15T12:06 quotes");
        assertThat(gaps(chart)).containsExactly("15T12:01 15T12:05 no_quotes");
    }
}
