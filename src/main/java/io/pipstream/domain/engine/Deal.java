package io.pipstream.domain.engine;

import io.pipstream.domain.account.Fill;
import io.pipstream.domain.account.FillExplanation;
import io.pipstream.domain.account.FillExplanation.Draw;
import io.pipstream.domain.account.FillExplanation.Trigger;
import io.pipstream.domain.market.Conversion;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.money.Amounts;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The price at which units of one side are dealt now, and all that made it; every fill of it has that price.
 *
 * @param dealing the quote's price for that side, its spread widened by the draw
 * @param price what is really paid or got, of the instrument's digits
 * @param units how many the market takes
 * @param conversion from quote currency to the account's
 */
record Deal(
        Quote quote,
        long ageMillis,
        Side side,
        Trigger trigger,
        @Nullable BigDecimal triggerPrice,
        Draw draw,
        BigDecimal dealing,
        BigDecimal price,
        long units,
        Conversion conversion) {

    Fill fill(@Nullable Long orderId, long part) {
        return new Fill(orderId, side, part, price, explanation(part));
    }

    /** What the distance from the middle to the dealing price costs, in the account's currency. */
    BigDecimal halfSpreadCost(long part) {
        return cost(quote.mid(), dealing, part);
    }

    private FillExplanation explanation(long part) {
        return new FillExplanation(
                quote,
                ageMillis,
                trigger,
                triggerPrice,
                draw,
                halfSpreadCost(part),
                cost(dealing, price, part),
                conversion);
    }

    private BigDecimal cost(BigDecimal from, BigDecimal to, long part) {
        BigDecimal worse = side == Side.BUY ? to.subtract(from) : from.subtract(to);
        return Amounts.round(conversion.convert(worse.multiply(BigDecimal.valueOf(part))));
    }
}
