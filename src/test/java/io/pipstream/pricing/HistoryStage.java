package io.pipstream.pricing;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;

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
import org.junit.jupiter.api.BeforeEach;

/** A source that has a history of its own, and its charts. */
abstract class HistoryStage {

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
}
