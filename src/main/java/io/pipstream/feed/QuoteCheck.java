package io.pipstream.feed;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes a quote of what somebody outside says, or tells why it cannot be one. Knows nothing of the quotes before it. Immutable. */
public final class QuoteCheck {

    /** How far the clocks of two machines that keep time are apart at most. */
    public static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private static final BigDecimal TOO_LARGE = new BigDecimal("1000000000");
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_SHOWN_SYMBOL = 20;

    private final Instruments instruments;
    private final Duration maxAge;

    /** A refusal, with a sentence that has its numbers. */
    public static final class RefusedQuoteException extends Exception {

        private static final long serialVersionUID = 1L;

        private final QuoteRefusal refusal;

        RefusedQuoteException(QuoteRefusal refusal, String detail) {
            super(detail, null, false, false);
            this.refusal = refusal;
        }

        public QuoteRefusal refusal() {
            return refusal;
        }
    }

    /** @param maxAge how much older than now a quote may be */
    public QuoteCheck(Instruments instruments, Duration maxAge) {
        this.instruments = instruments;
        this.maxAge = maxAge;
    }

    /** The quote with the instrument's digits, the bid rounded down and the ask up. */
    public Quote check(RawQuote raw, String source, Instant now) throws RefusedQuoteException {
        Instrument instrument = instruments
                .find(raw.symbol())
                .orElseThrow(() ->
                        refused(QuoteRefusal.UNKNOWN_SYMBOL, "No instrument is called " + shortened(raw.symbol())));
        checkPrice(instrument, "bid", raw.bid());
        checkPrice(instrument, "ask", raw.ask());
        if (raw.bid().compareTo(raw.ask()) > 0) {
            throw refused(
                    QuoteRefusal.CROSSED,
                    "The bid %s of %s is above the ask %s".formatted(raw.bid(), instrument, raw.ask()));
        }
        Instant time = Optional.ofNullable(raw.time()).orElse(now);
        checkTime(instrument, time, now);
        return new Quote(
                instrument,
                instrument.roundBid(raw.bid()),
                instrument.roundAsk(raw.ask()),
                time,
                source,
                raw.synthetic());
    }

    /** Looks at length and size first: rounding a number such as 1E-999999999 would fill the memory. */
    private static void checkPrice(Instrument instrument, String side, BigDecimal price) throws RefusedQuoteException {
        if (price.precision() > LONGEST_NUMBER
                || Math.abs((long) price.scale()) > LONGEST_NUMBER
                || price.compareTo(TOO_LARGE) >= 0) {
            throw refused(
                    QuoteRefusal.IMPLAUSIBLE,
                    "The %s of %s must be below 1E+9 and have at most %d digits"
                            .formatted(side, instrument, LONGEST_NUMBER));
        }
        if (price.compareTo(BigDecimal.ONE.movePointLeft(instrument.terms().priceDigits())) < 0) {
            throw refused(
                    QuoteRefusal.NOT_POSITIVE,
                    "The %s of %s must be positive in its %d digits, not %s"
                            .formatted(side, instrument, instrument.terms().priceDigits(), price));
        }
    }

    private void checkTime(Instrument instrument, Instant time, Instant now) throws RefusedQuoteException {
        if (time.isBefore(now.minus(maxAge))) {
            throw refused(
                    QuoteRefusal.STALE,
                    "The quote of %s is of %s, more than %s before now, %s".formatted(instrument, time, maxAge, now));
        }
        if (time.isAfter(now.plus(CLOCKS_DIFFER))) {
            throw refused(
                    QuoteRefusal.FUTURE,
                    "The quote of %s is of %s, more than %s after now, %s"
                            .formatted(instrument, time, CLOCKS_DIFFER, now));
        }
    }

    private static RefusedQuoteException refused(QuoteRefusal refusal, String detail) {
        return new RefusedQuoteException(refusal, detail);
    }

    private static String shortened(String symbol) {
        return symbol.length() <= LONGEST_SHOWN_SYMBOL ? symbol : symbol.substring(0, LONGEST_SHOWN_SYMBOL) + "…";
    }
}
