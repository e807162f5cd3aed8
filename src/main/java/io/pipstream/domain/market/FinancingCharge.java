package io.pipstream.domain.market;

import io.pipstream.domain.money.Amounts;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One position's financing at one rollover, with the arithmetic that made it:
 * {@code units × price × annualRate × days / 365} in quote currency, then converted. The annual rate applies to the
 * position's value, which is units × price. So OANDA Corporation publishes it ("position value × applicable funding rate
 * × 1/365, position value = size × price at 5 p.m."; 100,000 EUR/USD at 1.15826 and −3 % a year: −9.52 USD a day);
 * 365 whatever the currency or year.
 *
 * @param units held, positive on either side
 * @param price the middle price at the rollover, in quote currency
 * @param annualRate of the position's side: the trader earns above 0 and pays below
 * @param days that this rollover carries
 * @param quoteAmount in quote currency, rounded half even to ten digits after the point
 * @param conversion from quote currency to the account's
 * @param amount what is booked, in the account's currency: {@code quoteAmount} converted, and rounded as all amounts are
 */
public record FinancingCharge(
        long units,
        BigDecimal price,
        BigDecimal annualRate,
        int days,
        BigDecimal quoteAmount,
        Conversion conversion,
        BigDecimal amount) {

    private static final BigDecimal DAYS_OF_YEAR = new BigDecimal(365);
    private static final int QUOTE_DIGITS = 10;

    public static FinancingCharge of(
            long units, BigDecimal price, BigDecimal annualRate, int days, Conversion conversion) {
        BigDecimal quoteAmount = price.multiply(BigDecimal.valueOf(units))
                .multiply(annualRate)
                .multiply(BigDecimal.valueOf(days))
                .divide(DAYS_OF_YEAR, QUOTE_DIGITS, RoundingMode.HALF_EVEN);
        return new FinancingCharge(
                units,
                price,
                annualRate,
                days,
                quoteAmount,
                conversion,
                Amounts.round(conversion.convert(quoteAmount)));
    }
}
