package io.pipstream.feed.dukascopy;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.money.Currency;
import java.math.BigDecimal;
import java.util.Set;

/**
 * Turns the archive's whole numbers into the instrument's points, the bid rounded down and the ask up. The archive
 * counts in hundred-thousandths of the quote currency, and in thousandths where that is the yen or the base is gold or
 * silver.
 *
 * @param step the archive's units in one point of the instrument
 * @param digits of the instrument's prices
 */
record PriceScale(long step, int digits) {

    private static final Currency YEN = new Currency("JPY");
    private static final Set<Currency> METALS = Set.of(new Currency("XAU"), new Currency("XAG"));
    private static final int FINE = 5;
    private static final int COARSE = 3;

    /** @throws IllegalArgumentException if the instrument is priced more finely, so that the rule cannot be right */
    static PriceScale of(Instrument instrument) {
        boolean coarse = instrument.quoteCurrency().equals(YEN) || METALS.contains(instrument.base());
        int archived = coarse ? COARSE : FINE;
        int digits = instrument.terms().priceDigits();
        if (archived != instrument.terms().pip().scale() + 1 || digits > archived) {
            throw new IllegalArgumentException(
                    "Prices of %s have %d digits in the archive, which do not go with a pip of %s and %d digits here"
                            .formatted(instrument, archived, instrument.terms().pip(), digits));
        }
        return new PriceScale(BigDecimal.ONE.movePointRight(archived - digits).longValueExact(), digits);
    }

    long bid(long archived) {
        return step == 1 ? archived : archived / step;
    }

    long ask(long archived) {
        return step == 1 ? archived : (archived + step - 1) / step;
    }

    BigDecimal price(long points) {
        return BigDecimal.valueOf(points, digits);
    }
}
