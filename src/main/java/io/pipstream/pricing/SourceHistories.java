package io.pipstream.pricing;

import io.pipstream.domain.market.CandleInterval;
import io.pipstream.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What sources' own histories have, as far as it is in the store or can be fetched. Thread-safe. */
@ApplicationScoped
public class SourceHistories {

    /** Nothing is fetched that the store would soon forget. */
    private static final Duration SOON = Duration.ofHours(1);

    /** A source may take that long to complete a candle. */
    private static final Duration COMPLETING = Duration.ofSeconds(5);

    private final CandleArchives archives;
    private final HistoryStore store;
    private final CandleFetches fetches;
    private final MarketCalendar calendar;
    private final Clock clock;
    private final Duration keepMinutes;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected SourceHistories() {
        this.archives = null;
        this.store = null;
        this.fetches = null;
        this.calendar = null;
        this.clock = null;
        this.keepMinutes = Duration.ZERO;
    }

    @Inject
    public SourceHistories(
            Instance<CandleArchives> archives,
            HistoryStore store,
            CandleFetches fetches,
            MarketCalendar calendar,
            Clock clock,
            Settings settings) {
        this(
                source -> archives.stream()
                        .flatMap(each -> each.of(source).stream())
                        .findFirst(),
                store,
                fetches,
                calendar,
                clock,
                settings);
    }

    public SourceHistories(
            CandleArchives archives,
            HistoryStore store,
            CandleFetches fetches,
            MarketCalendar calendar,
            Clock clock,
            Settings settings) {
        this.archives = archives;
        this.store = store;
        this.fetches = fetches;
        this.calendar = calendar;
        this.clock = clock;
        this.keepMinutes = MinuteKeeping.of(settings);
    }

    /** The history of a track of a kept interval, as it is now; empty if its source has none of that. */
    Optional<SourceHistory> of(CandleTrack track) {
        return archives.of(track.source())
                .flatMap(archive -> archive.reach(track.instrument(), track.interval())
                        .map(reach -> history(archive, track, reach)));
    }

    private SourceHistory history(CandleArchive archive, CandleTrack track, Duration reach) {
        Duration kept = keepMinutes.minus(SOON);
        Duration own = track.interval() == CandleInterval.ONE_MINUTE && kept.compareTo(reach) < 0 ? kept : reach;
        Instant now = clock.instant();
        return new SourceHistory(
                archive,
                new OpenSlots(track, calendar),
                store,
                fetches,
                now.minus(own),
                track.interval().startOf(now.minus(COMPLETING)),
                fetches.deadlineNanos());
    }
}
