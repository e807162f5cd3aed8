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
 * @param synthetic whether a side was made up, as where a source gives one price only
 * @param received when it came to this server
 */
public record Quote(
        Instrument instrument,
        BigDecimal bid,
        BigDecimal ask,
        Instant time,
        String source,
        boolean synthetic,
        Instant received) {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** @throws IllegalArgumentException if a price is not positive, has too many digits, or the bid is above the ask */
    public Quote {
        requireNonNull(time, "time");
        requireNonNull(source, "source");
        requireNonNull(received, "received");
        bid = instrument.price(bid);
        ask = instrument.price(ask);
        if (bid.compareTo(ask) > 0) {
            throw new IllegalArgumentException("Crossed quote of %s: bid %s, ask %s".formatted(instrument, bid, ask));
        }
    }

    /** A quote that came at the moment it held. */
    public Quote(
            Instrument instrument, BigDecimal bid, BigDecimal ask, Instant time, String source, boolean synthetic) {
        this(instrument, bid, ask, time, source, synthetic, time);
    }

    /** A quote whose source gave both sides, which came at the moment it held. */
    public Quote(Instrument instrument, BigDecimal bid, BigDecimal ask, Instant time, String source) {
        this(instrument, bid, ask, time, source, false, time);
    }

    /** The same quote, come to this server at that time. */
    public Quote receivedAt(Instant when) {
        return when.equals(received) ? this : new Quote(instrument, bid, ask, time, source, synthetic, when);
    }

    /** What a trader deals at: a buyer pays the ask, a seller gets the bid. */
    public BigDecimal dealingPrice(Side side) {
        return side == Side.BUY ? ask : bid;
    }

    /** What a trade of that side is closed at: a long at the bid, a short at the ask. */
    public BigDecimal closingPrice(Side side) {
        return dealingPrice(side.opposite());
    }

    /** Halfway between bid and ask, exact; may have one digit more than the instrument's prices. */
    public BigDecimal mid() {
        return bid.add(ask).multiply(HALF);
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
