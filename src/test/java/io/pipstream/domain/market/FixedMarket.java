package io.pipstream.domain.market;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A market whose prices are those it was given. */
public final class FixedMarket implements Market {

    public static final Instant TIME = Instant.parse("2026-03-04T12:00:00Z");

    private final Instruments instruments;
    private final Map<Instrument, MarketQuote> quotes = new HashMap<>();

    public FixedMarket(Instruments instruments) {
        this.instruments = instruments;
    }

    /** Quotes as in {@code "EUR/USD 1.10000/1.10012"}. */
    public FixedMarket quoting(String... texts) {
        for (String text : texts) {
            String[] words = text.split("[ /]", -1);
            Instrument instrument = instruments.find(words[0] + words[1]).orElseThrow();
            put(new Quote(instrument, new BigDecimal(words[2]), new BigDecimal(words[3]), TIME, "test"));
        }
        return this;
    }

    public void put(Quote quote) {
        quotes.put(quote.instrument(), new MarketQuote(quote, Duration.ZERO, false, true, BigDecimal.ZERO));
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
