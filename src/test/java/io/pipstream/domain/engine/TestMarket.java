package io.pipstream.domain.engine;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Market;
import io.pipstream.domain.market.MarketQuote;
import io.pipstream.domain.market.PriceRange;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.money.Currency;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A market that stands still until a test quotes: prices as text, {@code "EURUSD 1.10000/1.10012"}. */
final class TestMarket implements Market {

    static final Instant START = Instant.parse("2026-03-03T12:00:00Z");

    static final Instrument EURUSD = instrument("EUR", "USD", "0.0001", 5, 100_000);
    static final Instrument USDJPY = instrument("USD", "JPY", "0.01", 3, 100_000);
    static final Instrument GBPUSD = instrument("GBP", "USD", "0.0001", 5, 100_000);
    static final Instrument EURJPY = instrument("EUR", "JPY", "0.01", 3, 100_000);
    static final Instrument XAUUSD = instrument("XAU", "USD", "0.01", 2, 100);
    static final Instruments ALL = new Instruments(List.of(EURUSD, USDJPY, GBPUSD, EURJPY, XAUUSD));

    private final Map<Instrument, MarketQuote> quotes = new HashMap<>();
    private final Map<Instrument, PriceRange> ranges = new HashMap<>();

    private static Instrument instrument(String base, String quote, String pip, int digits, long contract) {
        return new Instrument(
                new Currency(base),
                new Currency(quote),
                new Instrument.Terms(new BigDecimal(pip), digits, contract, BigDecimal.ONE, 1, 50_000_000));
    }

    static Quote parse(String text) {
        String[] words = text.split("[ /]", -1);
        return new Quote(
                ALL.find(words[0]).orElseThrow(), new BigDecimal(words[1]), new BigDecimal(words[2]), START, "test");
    }

    Quote quote(String text) {
        Quote quote = parse(text);
        put(new MarketQuote(quote, Duration.ofMillis(250), false, true, new BigDecimal("0.5")));
        return quote;
    }

    void put(MarketQuote quote) {
        quotes.put(quote.quote().instrument(), quote);
    }

    void stale(Instrument instrument, Duration age) {
        MarketQuote now = quotes.get(instrument);
        put(new MarketQuote(now.quote(), age, true, now.open(), now.volatility()));
    }

    void halted(Instrument instrument) {
        MarketQuote now = quotes.get(instrument);
        put(new MarketQuote(now.quote(), now.age(), now.stale(), false, now.volatility()));
    }

    void range(Instrument instrument, PriceRange range) {
        ranges.put(instrument, range);
    }

    @Override
    public Instruments instruments() {
        return ALL;
    }

    @Override
    public Optional<MarketQuote> quote(Instrument instrument) {
        return Optional.ofNullable(quotes.get(instrument));
    }

    @Override
    public Optional<PriceRange> rangeSince(Instrument instrument, Instant since) {
        return Optional.ofNullable(ranges.get(instrument));
    }
}
