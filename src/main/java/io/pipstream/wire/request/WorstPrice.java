package io.pipstream.wire.request;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Side;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The worst price a client takes. */
final class WorstPrice {

    private static final BigDecimal MOST_PIPS = new BigDecimal("100000");
    private static final int PIP_DIGITS = 10;

    private WorstPrice() {}

    /**
     * By {@code price_bound}, or as far as {@code max_slippage_pips} from the price that the client saw, rounded to its
     * advantage; null for any.
     *
     * @param seenField has the price that the client saw
     * @param side of the deal
     */
    static @Nullable BigDecimal read(
            Fields fields, String seenField, @Nullable Instrument instrument, @Nullable Side side) {
        BigDecimal bound = fields.price("price_bound", instrument);
        BigDecimal seen = fields.price(seenField, instrument);
        BigDecimal pips = fields.number("max_slippage_pips", BigDecimal.ZERO, MOST_PIPS, PIP_DIGITS);
        if (pips == null) {
            return bound;
        }
        if (fields.has("price_bound")) {
            fields.wrong("max_slippage_pips", "and price_bound exclude each other");
        }
        if (!fields.has(seenField)) {
            fields.wrong("max_slippage_pips", "needs " + seenField);
        }
        return seen == null || instrument == null || side == null
                ? null
                : around(fields, seen, pips.multiply(instrument.terms().pip()), instrument, side);
    }

    private static @Nullable BigDecimal around(
            Fields fields, BigDecimal seen, BigDecimal distance, Instrument instrument, Side side) {
        BigDecimal worst = side == Side.BUY
                ? instrument.roundBid(seen.add(distance))
                : instrument.roundAsk(seen.subtract(distance));
        return fields.price("max_slippage_pips", worst, instrument);
    }
}
