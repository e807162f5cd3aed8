package io.pipstream.domain.engine;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stop-losses, take-profits and trailing stops must be. */
final class ExitRules {

    private ExitRules() {}

    /** With the instrument's digits, and the targets sorted from the nearest on. */
    static Attempt<Exits> normalised(Instrument instrument, Side side, Exits exits) {
        if (exits.equals(Exits.NONE)) {
            return Attempt.of(Exits.NONE);
        }
        try {
            List<BigDecimal> targets = new ArrayList<>(exits.takeProfits().size());
            for (BigDecimal target : exits.takeProfits()) {
                targets.add(price(instrument, target));
            }
            targets.sort(side == Side.BUY ? Comparator.naturalOrder() : Comparator.reverseOrder());
            BigDecimal stop = exits.stopLoss() == null ? null : price(instrument, exits.stopLoss());
            BigDecimal distance = exits.trailingDistance() == null ? null : price(instrument, exits.trailingDistance());
            return Attempt.of(new Exits(stop, targets, distance));
        } catch (IllegalArgumentException excess) {
            return Attempt.refused(Reason.PRICE_PRECISION_EXCEEDED, String.valueOf(excess.getMessage()));
        }
    }

    /** Null if a price of the instrument that can be watched. */
    static @Nullable Refusal unwatchable(BigDecimal price) {
        return price.precision() <= Points.MOST_DIGITS
                ? null
                : Refusal.of(
                        Reason.PRICE_PRECISION_EXCEEDED,
                        "A price has at most " + Points.MOST_DIGITS + " digits in all, not " + price);
    }

    /** Null if the exits lie on their sides of that price: the stop-loss where the trade loses, targets where it gains. */
    static @Nullable Refusal misplaced(Side side, Exits exits, BigDecimal price) {
        return misplaced(side, exits, price, Reason.LOSING_STOP_LOSS, Reason.LOSING_TAKE_PROFIT);
    }

    /** Null if none of the exits of a trade that is opened now would be reached by the quote that opens it. */
    static @Nullable Refusal reachedOnFill(Side side, Exits exits, Quote quote) {
        return misplaced(
                side, exits, quote.closingPrice(side), Reason.STOP_LOSS_ON_FILL_LOSS, Reason.TAKE_PROFIT_ON_FILL_LOSS);
    }

    /** Where a trailing stop starts: its distance from the price that the trade would be closed at. Null without one. */
    static @Nullable BigDecimal trailingStart(Side side, Exits exits, Quote quote) {
        return exits.trailingDistance() == null
                ? null
                : trailing(side, quote.closingPrice(side), exits.trailingDistance());
    }

    static BigDecimal trailing(Side side, BigDecimal closingPrice, BigDecimal distance) {
        return side == Side.BUY ? closingPrice.subtract(distance) : closingPrice.add(distance);
    }

    private static @Nullable Refusal misplaced(
            Side side, Exits exits, BigDecimal price, Reason badStop, Reason badTarget) {
        BigDecimal stop = exits.stopLoss();
        if (stop != null && stop.compareTo(price) * side.sign() >= 0) {
            return Refusal.of(badStop, "The stop-loss is " + stop + ", the price " + price);
        }
        BigDecimal distance = exits.trailingDistance();
        if (distance != null && trailing(side, price, distance).signum() <= 0) {
            return Refusal.of(badStop, "The trailing distance is " + distance + ", the price only " + price);
        }
        for (BigDecimal target : exits.takeProfits()) {
            if (target.compareTo(price) * side.sign() <= 0) {
                return Refusal.of(badTarget, "The take-profit is " + target + ", the price " + price);
            }
        }
        return null;
    }

    private static BigDecimal price(Instrument instrument, BigDecimal price) {
        BigDecimal exact = instrument.price(price);
        Refusal refusal = unwatchable(exact);
        if (refusal != null) {
            throw new IllegalArgumentException(refusal.detail());
        }
        return exact;
    }
}
