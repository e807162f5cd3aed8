package io.pipstream.pricing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.market.Instrument;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Candle histories for tests of those who use one. */
public final class Histories {

    /** A market that never closes. */
    public static final MarketCalendar ALWAYS_OPEN = new MarketCalendar() {
        @Override
        public Instant nextOpen(Instrument instrument, String source, Instant time) {
            return time;
        }

        @Override
        public Instant nextClose(Instrument instrument, String source, Instant time) {
            return Instant.MAX;
        }
    };

    private Histories() {}

    /** Candles that are made of quotes only, as no source has a history. */
    public static CandleHistory ofQuotes(CandleBook book, CandleStore store) {
        return of(
                book,
                store,
                source -> Optional.empty(),
                new FakeHistoryStore(),
                ALWAYS_OPEN,
                Clock.systemUTC(),
                System::nanoTime);
    }

    /** With histories of sources, and settings as they are by default. */
    public static CandleHistory of(
            CandleBook book,
            CandleStore store,
            CandleArchives archives,
            HistoryStore histories,
            MarketCalendar calendar,
            Clock clock,
            NanoClock nanoClock) {
        Settings settings = Settings.of(Map.of("pipstream.pricing.history-deadline", "PT0.1S"));
        Executor blocking = Runnable::run;
        CandleFetches fetches =
                new CandleFetches(histories, settings, clock, nanoClock, blocking, new SimpleMeterRegistry());
        return new CandleHistory(
                book, store, new SourceHistories(archives, histories, fetches, calendar, clock, settings), calendar);
    }
}
