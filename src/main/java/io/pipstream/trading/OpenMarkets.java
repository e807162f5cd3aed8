package io.pipstream.trading;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.market.TradingHours;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.MarketCalendar;
import io.pipstream.pricing.MarketHours;
import io.pipstream.pricing.MarketPauses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The trading hours of each quote's instrument, by the quote's own time, so that a replay trades in the hours of its day. Some
 * sources have no weekend, such as the simulated market. Any may pause.
 */
@ApplicationScoped
public class OpenMarkets implements MarketHours, MarketCalendar {

    private final TradingHours hours;
    private final MarketPauses pauses;
    private final Set<String> openAllWeek;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected OpenMarkets() {
        this.hours = null;
        this.pauses = null;
        this.openAllWeek = Set.of();
    }

    @Inject
    public OpenMarkets(TradingHours hours, MarketPauses pauses, Settings settings) {
        this.hours = hours;
        this.pauses = pauses;
        this.openAllWeek = Stream.of(settings.text("pipstream.trading.open-all-week", "simulated,scenario")
                        .split(",", -1))
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean isOpen(Quote quote) {
        return !pauses.isPaused(quote)
                && (openAllWeek.contains(quote.source()) || hours.isOpen(quote.instrument(), quote.time()));
    }

    @Override
    public Instant nextOpen(Instrument instrument, String source, Instant time) {
        return openAllWeek.contains(source) ? time : hours.nextOpen(instrument, time);
    }

    @Override
    public Instant nextClose(Instrument instrument, String source, Instant time) {
        return openAllWeek.contains(source) ? Instant.MAX : hours.closesAt(instrument, time);
    }
}
