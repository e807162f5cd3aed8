package io.pipstream.domain.rules;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Market;
import io.pipstream.domain.market.MarketQuote;
import io.pipstream.domain.market.PriceRange;
import io.pipstream.domain.market.Quote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A market that stands still, at quotes such as {@code "EURUSD 1.10000/1.10012"}. */
final class FixedMarket implements Market {

    static final Instant NOON = Instant.parse("2026-01-14T12:00:00Z");

    private final Instruments instruments;
    private final Map<Instrument, MarketQuote> quotes = new HashMap<>();

    FixedMarket(Instruments instruments, String... quotes) {
        this.instruments = instruments;
        for (String text : quotes) {
            String[] parts = text.split("[ /]", -1);
            Instrument instrument = instruments.find(parts[0]).orElseThrow();
            Quote quote = new Quote(instrument, new BigDecimal(parts[1]), new BigDecimal(parts[2]), NOON, "simulated");
            this.quotes.put(instrument, new MarketQuote(quote, Duration.ZERO, false, true, BigDecimal.ZERO));
        }
    }

    @Override
    public Instruments instruments() {
        return instruments;
    }

    @Override
    public Optional<MarketQuote> quote(Instrument instrument) {
        return Optional.ofNullable(quotes.get(instrument));
    }

    @Override
    public Optional<PriceRange> rangeSince(Instrument instrument, Instant since) {
        return Optional.empty();
    }
}
