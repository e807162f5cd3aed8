package io.pipstream.pricing;

import static io.pipstream.domain.market.CandleInterval.FIVE_MINUTES;
import static io.pipstream.domain.market.CandleInterval.ONE_DAY;
import static io.pipstream.domain.market.CandleInterval.ONE_HOUR;
import static io.pipstream.domain.market.CandleInterval.ONE_MINUTE;
import static io.pipstream.domain.market.CandleInterval.THIRTY_MINUTES;
import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.domain.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Charts of a source that has a history of its own: what is told of each candle and each gap. */
class SourceHistoryTest extends HistoryStage {

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

    @Test
    void minutesThatAreTooManyToBeReadAreNotTakenForMissing() {
        CandleTrack minutes = new CandleTrack(EUR_USD, "oanda", ONE_MINUTE);
        archive.reach = Duration.ofDays(85);
        List<Candle> own = new ArrayList<>();
        for (Instant start = NOON.minus(Duration.ofDays(80));
                start.isBefore(NOON);
                start = start.plus(Duration.ofMinutes(1))) {
            if (weekdays.nextOpen(EUR_USD, "oanda", start).equals(start)) {
                own.add(FakeArchive.candle(minutes, start));
            }
        }
        store.save(own);
        quote("2025-01-15T12:00:10Z");

        CandleChart chart = chart(THIRTY_MINUTES, 5_000);

        assertThat(chart.origins())
                .extracting(CandleChart.Origin::origin)
                .containsExactly(CandleOrigin.QUOTES, CandleOrigin.QUOTES); // they are synthetic, but the newest is not
        assertThat(archive.asked).isEmpty();
    }
}
