package io.pipstream.domain.engine;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Market;
import io.pipstream.domain.market.MarketQuote;
import io.pipstream.domain.market.PriceRange;
import io.pipstream.domain.market.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A market in which one instrument's price is that quote, though a newer one may have come meanwhile. */
record QuotedMarket(Market market, Quote quote) implements Market {

    @Override
    public Instruments instruments() {
        return market.instruments();
    }

    /** The quote is older than the current one by as much as its source says. */
    @Override
    public Optional<MarketQuote> quote(Instrument instrument) {
        Optional<MarketQuote> current = market.quote(instrument);
        if (current.isEmpty() || !instrument.equals(quote.instrument())) {
            return current;
        }
        MarketQuote seen = current.get();
        Duration behind = Duration.between(quote.time(), seen.quote().time());
        return Optional.of(new MarketQuote(
                quote,
                behind.isNegative() ? seen.age() : seen.age().plus(behind),
                seen.stale(),
                seen.open(),
                seen.volatility()));
    }

    @Override
    public Optional<PriceRange> rangeSince(Instrument instrument, Instant since) {
        return market.rangeSince(instrument, since);
    }
}
