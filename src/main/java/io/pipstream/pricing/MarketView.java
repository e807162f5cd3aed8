package io.pipstream.pricing;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Market;
import io.pipstream.domain.market.MarketQuote;
import io.pipstream.domain.market.PriceRange;
import io.pipstream.domain.market.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What one decision sees: each answer is found when it is first asked for and stays the same. For one thread.
 */
final class MarketView implements Market {

    private final Instruments instruments;
    private final QuoteBook book;
    private final Volatility volatility;
    private final BiFunction<Instrument, Instant, Optional<PriceRange>> ranges;
    private final MarketHours hours;
    private final Map<Instrument, Optional<MarketQuote>> quotes = new HashMap<>();
    private final Map<RangeStart, Optional<PriceRange>> rangesSeen = new HashMap<>();

    private record RangeStart(Instrument instrument, Instant since) {}

    MarketView(
            Instruments instruments,
            QuoteBook book,
            Volatility volatility,
            BiFunction<Instrument, Instant, Optional<PriceRange>> ranges,
            MarketHours hours) {
        this.instruments = instruments;
        this.book = book;
        this.volatility = volatility;
        this.ranges = ranges;
        this.hours = hours;
    }

    /** This is its instrument's quote, fresh, whatever the book says. */
    void put(Quote quote) {
        quotes.put(quote.instrument(), Optional.of(seen(new CurrentQuote(quote, Duration.ZERO, false))));
    }

    @Override
    public Instruments instruments() {
        return instruments;
    }

    @Override
    public Optional<MarketQuote> quote(Instrument instrument) {
        return quotes.computeIfAbsent(
                instrument, unseen -> book.current(instrument).map(this::seen));
    }

    /** With the quote that the view itself shows. */
    @Override
    public Optional<PriceRange> rangeSince(Instrument instrument, Instant since) {
        return rangesSeen.computeIfAbsent(new RangeStart(instrument, since), unseen -> {
            Optional<PriceRange> shown = quote(instrument).map(quote -> PriceRange.of(quote.quote()));
            return ranges.apply(instrument, since)
                    .map(range -> shown.map(range::join).orElse(range))
                    .or(() -> shown);
        });
    }

    private MarketQuote seen(CurrentQuote current) {
        Quote quote = current.quote();
        return new MarketQuote(
                quote, current.age(), current.stale(), hours.isOpen(quote), volatility.of(quote.instrument()));
    }
}
