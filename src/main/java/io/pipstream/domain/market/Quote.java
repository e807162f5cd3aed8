package io.pipstream.domain.market;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A two-way price: the market buys at {@code bid} and sells at {@code ask}, both in quote currency per one unit of base.
 * A crossed quote cannot exist. Immutable.
 *
 * @param time when its source says it held
 * @param source who says so, for example {@code simulated}
 */
public record Quote(Instrument instrument, BigDecimal bid, BigDecimal ask, Instant time, String source) {

    /** @throws IllegalArgumentException if a price is not positive, has too many digits, or the bid is above the ask */
    public Quote {
        requireNonNull(time, "time");
        requireNonNull(source, "source");
        bid = instrument.price(bid);
        ask = instrument.price(ask);
        if (bid.compareTo(ask) > 0) {
            throw new IllegalArgumentException("Crossed quote of %s: bid %s, ask %s".formatted(instrument, bid, ask));
        }
    }

    /** Whether both sides are those of the other quote, whenever either was made. */
    public boolean samePrices(Quote other) {
        return bid.compareTo(other.bid) == 0 && ask.compareTo(other.ask) == 0;
    }

    /** Ask minus bid, in pips. */
    public BigDecimal spreadPips() {
        return ask.subtract(bid).movePointRight(instrument.terms().pip().scale());
    }
}
