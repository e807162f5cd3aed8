package io.pipstream.pricing;

import static io.pipstream.domain.market.CandleInterval.ONE_HOUR;
import static io.pipstream.domain.market.CandleInterval.ONE_MINUTE;
import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Quote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a source's history is asked for, and how often. */
class CandleFetchesTest extends HistoryStage {

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
    void whatAHistoryDoesNotHaveOfTheLastHourIsNotAskedForByEveryChart() {
        archive.nothingWithin.add(span("15T11:49", "15T11:50"));
        for (int minute = 50; minute < 60; minute++) {
            quote("2025-01-15T11:%d:10Z".formatted(minute));
        }
        quote("2025-01-15T12:00:10Z");

        for (int time = 0; time < 3; time++) {
            assertThat(gaps(chart(ONE_MINUTE, 12))).containsExactly("15T11:49 15T11:50 not_fetched");
        }
        assertThat(archive.asked).containsExactly(span("15T11:49", "15T11:50"));

        nanoClock.advance(FetchPauses.AFTER_NEWEST);
        chart(ONE_MINUTE, 12);
        assertThat(archive.asked).hasSize(2);
    }

    @Test
    void whatIsOlderThanTheEndThatIsNotAskedForAgainIsAskedForAllTheSame() {
        archive.nothingWithin.add(span("15T11:30", "15T12:00"));
        quote("2025-01-15T12:00:10Z");
        chart(ONE_MINUTE, 3);

        assertThat(gaps(chart(ONE_MINUTE, 61))).containsExactly("15T11:30 15T12:00 not_fetched");
        assertThat(archive.asked).containsExactly(span("15T11:58", "15T12:00"), span("15T11:00", "15T11:58"));
    }

    @Test
    void whoLooksBackLetsNobodyWaitForTheNewest() {
        quote("2025-01-15T12:00:10Z");
        history.chart(EUR_USD, ONE_MINUTE, Instant.EPOCH, NOON.minus(Duration.ofHours(2)), 3);

        assertThat(chart(ONE_MINUTE, 3).gaps()).isEmpty();
        assertThat(archive.asked).containsExactly(span("15T09:57", "15T10:00"), span("15T11:58", "15T12:00"));
    }
}
