package io.pipstream.domain.engine;

import static java.util.Objects.requireNonNull;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * A price condition of an order or trade: met when that side of the instrument's quote reaches the level. Equal when
 * everything is. Immutable, and small, because there may be a million.
 */
public final class Threshold {

    private final Instrument instrument;
    private final PriceSide side;
    private final Reach reach;
    private final long levelPoints;
    private final AccountId account;
    private final long item;
    private final int part;

    /**
     * @param level in quote currency, at most 18 digits in all
     * @param item the account's order or trade
     * @param part tells the conditions of one item apart, as several take-profits of a trade; any number
     * @throws IllegalArgumentException if the level is no price of the instrument, or has more digits
     */
    public Threshold(
            Instrument instrument,
            PriceSide side,
            Reach reach,
            BigDecimal level,
            AccountId account,
            long item,
            int part) {
        BigDecimal price = instrument.price(level);
        if (price.precision() > Points.MOST_DIGITS) {
            throw new IllegalArgumentException(
                    "A level has at most " + Points.MOST_DIGITS + " digits in all, not " + price);
        }
        this.instrument = instrument;
        this.side = requireNonNull(side, "side");
        this.reach = requireNonNull(reach, "reach");
        this.levelPoints = Points.of(price);
        this.account = requireNonNull(account, "account");
        this.item = item;
        this.part = part;
    }

    public Instrument instrument() {
        return instrument;
    }

    public PriceSide side() {
        return side;
    }

    public Reach reach() {
        return reach;
    }

    /** In quote currency, with exactly the instrument's digits. */
    public BigDecimal level() {
        return BigDecimal.valueOf(levelPoints, instrument.terms().priceDigits());
    }

    public AccountId account() {
        return account;
    }

    public long item() {
        return item;
    }

    public int part() {
        return part;
    }

    /** The level's, in the direction that a price comes from. */
    long distance() {
        return reach.distance(levelPoints);
    }

    /** Whether the quote meets it; none of another instrument does. */
    public boolean isReachedBy(Quote quote) {
        BigDecimal price = side == PriceSide.BID ? quote.bid() : quote.ask();
        return instrument.equals(quote.instrument()) && reach.distance(Points.of(price)) >= distance();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Threshold that
                && levelPoints == that.levelPoints
                && item == that.item
                && part == that.part
                && side == that.side
                && reach == that.reach
                && instrument.equals(that.instrument)
                && account.equals(that.account);
    }

    @Override
    public int hashCode() {
        return Objects.hash(instrument, side, reach, levelPoints, account, item, part);
    }

    @Override
    public String toString() {
        return "%s %s %s %s: %s %d/%d".formatted(instrument, side, reach, level(), account, item, part);
    }
}
