package io.pipstream.domain.market;

import java.time.Instant;
import java.util.Optional;

/** The market as one decision sees it: the same answers whenever it is asked. */
public interface Market {

    Instruments instruments();

    /** Empty until the instrument's first quote has come. */
    Optional<MarketQuote> quote(Instrument instrument);

    /** What prices there were since then, as far as this server has seen them; empty if it has seen none. */
    Optional<PriceRange> rangeSince(Instrument instrument, Instant since);
}
