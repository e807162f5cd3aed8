package io.pipstream.pricing;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Markets that their source has closed for a while, whatever the hours. A quote of before the reopening stays one of a
 * closed market, so nobody deals at it in the moment before the next one. Thread-safe.
 */
@ApplicationScoped
public class MarketPauses {

    private final Map<Paused, Instant> reopenings = new ConcurrentHashMap<>();

    private record Paused(String source, Instrument instrument) {}

    public void close(String source, Instrument instrument) {
        reopenings.put(new Paused(source, instrument), Instant.MAX);
    }

    /** @param time of the first quote after the pause */
    public void reopen(String source, Instrument instrument, Instant time) {
        reopenings.put(new Paused(source, instrument), time);
    }

    public boolean isPaused(Quote quote) {
        Instant reopening = reopenings.get(new Paused(quote.source(), quote.instrument()));
        return reopening != null && quote.time().isBefore(reopening);
    }
}
