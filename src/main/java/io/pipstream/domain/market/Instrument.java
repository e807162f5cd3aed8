package io.pipstream.domain.market;

import io.pipstream.domain.money.Currency;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * What is traded: a price in {@code quoteCurrency} for one unit of {@code base}. Two instruments of the same pair are
 * equal. Immutable.
 */
public final class Instrument {

    private static final int MOST_DIGITS = 40;

    private final Currency base;
    private final Currency quoteCurrency;
    private final String symbol;
    private final Terms terms;

    /**
     * How an instrument is priced and traded.
     *
     * @param pip the conventional unit of price change, in quote currency, for example 0.0001
     * @param priceDigits digits after the point of every price, at least those of the pip
     * @param contractSize units of base in one lot
     * @param typicalSpread ask minus bid in a calm market, in pips
     * @param minUnits smallest trade, in units of base
     * @param maxUnits largest trade, in units of base
     */
    public record Terms(
            BigDecimal pip,
            int priceDigits,
            long contractSize,
            BigDecimal typicalSpread,
            long minUnits,
            long maxUnits) {

        public Terms {
            require(pip.unscaledValue().equals(BigInteger.ONE), "pip must be a power of ten");
            require(pip.scale() >= 0, "pip must be at most 1");
            require(priceDigits >= pip.scale() && priceDigits <= 10, "price digits must be the pip's to 10");
            require(contractSize > 0, "contract size must be positive");
            require(typicalSpread.signum() > 0, "typical spread must be positive");
            require(minUnits > 0 && minUnits <= maxUnits, "units must be 0 < smallest <= largest");
        }

        /** Ask minus bid in a calm market, in quote currency. */
        public BigDecimal typicalSpreadPrice() {
            return typicalSpread.multiply(pip);
        }

        private static void require(boolean holds, String rule) {
            if (!holds) {
                throw new IllegalArgumentException(rule);
            }
        }
    }

    public Instrument(Currency base, Currency quoteCurrency, Terms terms) {
        if (base.equals(quoteCurrency)) {
            throw new IllegalArgumentException("An instrument needs two currencies, not " + base + " twice");
        }
        this.base = base;
        this.quoteCurrency = quoteCurrency;
        this.symbol = base.code() + quoteCurrency.code();
        this.terms = terms;
    }

    public Currency base() {
        return base;
    }

    public Currency quoteCurrency() {
        return quoteCurrency;
    }

    /** The name on the wire: {@code EURUSD}. */
    public String symbol() {
        return symbol;
    }

    public Terms terms() {
        return terms;
    }

    /**
     * The price with exactly this instrument's digits.
     *
     * @throws IllegalArgumentException if it is not positive, or has digits beyond them other than zeros
     */
    public BigDecimal price(BigDecimal price) {
        requireSaneLength(price);
        if (price.signum() <= 0) {
            throw new IllegalArgumentException("A price of " + symbol + " must be positive, not " + price);
        }
        try {
            BigDecimal exact = price.setScale(terms.priceDigits(), RoundingMode.UNNECESSARY);
            requireReadableLength(exact);
            return exact;
        } catch (ArithmeticException excess) {
            throw new IllegalArgumentException(
                    "A price of " + symbol + " has at most " + terms.priceDigits() + " digits after the point: "
                            + price,
                    excess);
        }
    }

    /** Rounds down to this instrument's digits, so that a seller is never promised more than the market gave. */
    public BigDecimal roundBid(BigDecimal bid) {
        requireSaneLength(bid);
        return bid.setScale(terms.priceDigits(), RoundingMode.FLOOR);
    }

    /** Rounds up to this instrument's digits, so that a buyer is never promised less than the market asked. */
    public BigDecimal roundAsk(BigDecimal ask) {
        requireSaneLength(ask);
        return ask.setScale(terms.priceDigits(), RoundingMode.CEILING);
    }

    /** A number such as 1E+999999999 would fill the memory as soon as its scale is changed. */
    private void requireSaneLength(BigDecimal price) {
        if (price.precision() > MOST_DIGITS || Math.abs((long) price.scale()) > MOST_DIGITS) {
            throw tooLong();
        }
    }

    /** What is written with all its digits and a point must be read again. */
    private void requireReadableLength(BigDecimal exact) {
        if (exact.precision() >= MOST_DIGITS) {
            throw tooLong();
        }
    }

    private IllegalArgumentException tooLong() {
        return new IllegalArgumentException("A price of " + symbol + " has at most " + MOST_DIGITS + " digits");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Instrument instrument && symbol.equals(instrument.symbol);
    }

    @Override
    public int hashCode() {
        return symbol.hashCode();
    }

    /** The name inside: {@code EUR_USD}. */
    @Override
    public String toString() {
        return base.code() + "_" + quoteCurrency.code();
    }
}
