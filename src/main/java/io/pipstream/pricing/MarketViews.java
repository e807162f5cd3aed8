package io.pipstream.pricing;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Market;
import io.pipstream.domain.market.PriceRange;
import io.pipstream.domain.market.Quote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Gives every decision its own view of the market. Thread-safe. */
@ApplicationScoped
public class MarketViews {

    private final Instruments instruments;
    private final QuoteBook book;
    private final Volatility volatility;
    private final PriceRanges ranges;
    private final CandleHistory candles;
    private final MarketHours hours;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected MarketViews() {
        this.instruments = null;
        this.book = null;
        this.volatility = null;
        this.ranges = null;
        this.candles = null;
        this.hours = null;
    }

    @Inject
    public MarketViews(
            Instruments instruments,
            QuoteBook book,
            Volatility volatility,
            PriceRanges ranges,
            CandleHistory candles,
            MarketHours hours) {
        this.instruments = instruments;
        this.book = book;
        this.volatility = volatility;
        this.ranges = ranges;
        this.candles = candles;
        this.hours = hours;
    }

    /** The market as it is when it is asked; for one decision on one thread. */
    public Market now() {
        return new MarketView(instruments, book, volatility, this::rangeSince, hours);
    }

    /** The same, but its instrument's quote is this one, as it came: the one that the decision is about. */
    public Market at(Quote quote) {
        MarketView view = new MarketView(instruments, book, volatility, this::rangeSince, hours);
        view.put(quote);
        return view;
    }

    /** What this run has not seen is made up for by the stored minutes between, which may wait for the store. */
    private Optional<PriceRange> rangeSince(Instrument instrument, Instant since) {
        return ranges.since(instrument, since)
                .map(known -> since.isBefore(known.begin())
                        ? candles.storedRange(instrument, since, known.begin())
                                .map(known.range()::join)
                                .orElse(known.range())
                        : known.range());
    }
}
