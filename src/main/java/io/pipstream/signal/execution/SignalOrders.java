package io.pipstream.signal.execution;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Pips;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.OrderType;
import io.pipstream.domain.order.PositionFill;
import io.pipstream.domain.order.Tags;
import io.pipstream.domain.order.TimeInForce;
import io.pipstream.signal.Signal;
import io.pipstream.signal.Signal.Direction;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A signal as the order that follows it: at the market, all or nothing, no worse than the account allows. */
final class SignalOrders {

    private static final int LONGEST_TAG = 64;

    private SignalOrders() {}

    static Side side(Signal signal) {
        return signal.direction() == Direction.BUY ? Side.BUY : Side.SELL;
    }

    /** @param deviationPips how far from the signal's entry the price may be */
    static OrderRequest order(Signal signal, long units, BigDecimal deviationPips) {
        return new OrderRequest(
                signal.instrument(),
                side(signal),
                units,
                OrderType.MARKET,
                null,
                bound(signal, deviationPips),
                TimeInForce.FOK,
                null,
                PositionFill.DEFAULT,
                new Exits(signal.stopLoss(), signal.takeProfits(), null),
                new Tags(tag(signal.id()), tag(signal.labels().get("signal_type")), tag(signal.source()), null),
                null);
    }

    /** Rounded towards the entry; null where it would be no price, which nothing is worse than. */
    private static @Nullable BigDecimal bound(Signal signal, BigDecimal deviationPips) {
        Instrument instrument = signal.instrument();
        BigDecimal distance = Pips.distance(instrument, deviationPips);
        BigDecimal bound = side(signal) == Side.BUY
                ? instrument.roundBid(signal.entryPrice().add(distance))
                : instrument.roundAsk(signal.entryPrice().subtract(distance));
        return bound.signum() > 0 ? bound : null;
    }

    /** None for a text that a tag cannot be. */
    private static @Nullable String tag(@Nullable String text) {
        boolean fits = text != null
                && !text.isBlank()
                && text.length() <= LONGEST_TAG
                && text.codePoints()
                        .noneMatch(point ->
                                Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
        return fits ? text : null;
    }
}
