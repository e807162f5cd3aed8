package io.pipstream.wire.request;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Exits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields that say how a trade will be closed. */
final class Targets {

    static final int MOST = 3;

    private static final BigDecimal LEAST_PIPS = new BigDecimal("0.000001");
    private static final BigDecimal MOST_PIPS = new BigDecimal("100000");
    private static final int PIP_DIGITS = 10;

    private Targets() {}

    static String name(int number) {
        return "take_profit_" + number;
    }

    /** Those of an order; a take-profit that is left out between two others is none. */
    static Exits exits(Fields fields, @Nullable Instrument instrument, @Nullable Side side) {
        List<BigDecimal> targets = new ArrayList<>();
        for (int number = 1; number <= MOST; number++) {
            BigDecimal target = fields.price(name(number), instrument);
            if (target != null) {
                checkFurther(fields, name(number), targets, target, side);
                targets.add(target);
            }
        }
        return new Exits(fields.price("stop_loss", instrument), targets, trailingDistance(fields, instrument));
    }

    /** The nearest is the first: each of a buyer's is higher than the one before, each of a seller's lower. */
    static void checkFurther(
            Fields fields, String name, List<BigDecimal> before, BigDecimal target, @Nullable Side side) {
        if (side != null && !before.isEmpty() && target.compareTo(before.get(before.size() - 1)) * side.sign() <= 0) {
            fields.wrong(name, "must be further away than the take-profit before it");
        }
    }

    /** By {@code trailing_distance} in quote currency, or by {@code trailing_stop_pips}. */
    static @Nullable BigDecimal trailingDistance(Fields fields, @Nullable Instrument instrument) {
        BigDecimal distance = fields.price("trailing_distance", instrument);
        BigDecimal pips = fields.number("trailing_stop_pips", LEAST_PIPS, MOST_PIPS, PIP_DIGITS);
        if (pips == null || instrument == null) {
            return distance;
        }
        if (fields.has("trailing_distance")) {
            fields.wrong("trailing_stop_pips", "and trailing_distance exclude each other");
        }
        return fields.price(
                "trailing_stop_pips", pips.multiply(instrument.terms().pip()), instrument);
    }
}
