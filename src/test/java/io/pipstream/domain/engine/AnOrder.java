package io.pipstream.domain.engine;

import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.OrderType;
import io.pipstream.domain.order.PositionFill;
import io.pipstream.domain.order.Tags;
import io.pipstream.domain.order.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;

/** Builds order requests: a market order, fill or kill, unless told otherwise. */
final class AnOrder {

    private final Instrument instrument;
    private final Side side;
    private final long units;
    private OrderType type = OrderType.MARKET;
    private BigDecimal price;
    private BigDecimal bound;
    private TimeInForce timeInForce = TimeInForce.FOK;
    private Instant expiry;
    private PositionFill positionFill = PositionFill.DEFAULT;
    private BigDecimal stopLoss;
    private BigDecimal trailing;
    private BigDecimal[] targets = {};

    private AnOrder(Instrument instrument, Side side, long units) {
        this.instrument = instrument;
        this.side = side;
        this.units = units;
    }

    static AnOrder buy(long units, Instrument instrument) {
        return new AnOrder(instrument, Side.BUY, units);
    }

    static AnOrder sell(long units, Instrument instrument) {
        return new AnOrder(instrument, Side.SELL, units);
    }

    AnOrder limit(String at) {
        return waiting(OrderType.LIMIT, at);
    }

    AnOrder stop(String at) {
        return waiting(OrderType.STOP, at);
    }

    AnOrder ifTouched(String at) {
        return waiting(OrderType.MARKET_IF_TOUCHED, at);
    }

    private AnOrder waiting(OrderType waitingType, String at) {
        type = waitingType;
        price = new BigDecimal(at);
        timeInForce = TimeInForce.GTC;
        return this;
    }

    AnOrder bound(String worst) {
        bound = new BigDecimal(worst);
        return this;
    }

    AnOrder in(TimeInForce force) {
        timeInForce = force;
        return this;
    }

    AnOrder until(Instant end) {
        timeInForce = TimeInForce.GTD;
        expiry = end;
        return this;
    }

    AnOrder filling(PositionFill fill) {
        positionFill = fill;
        return this;
    }

    AnOrder stopLoss(String at) {
        stopLoss = new BigDecimal(at);
        return this;
    }

    AnOrder takeProfits(String... at) {
        targets = Arrays.stream(at).map(BigDecimal::new).toArray(BigDecimal[]::new);
        return this;
    }

    AnOrder trailing(String distance) {
        trailing = new BigDecimal(distance);
        return this;
    }

    OrderRequest request() {
        return new OrderRequest(
                instrument,
                side,
                units,
                type,
                price,
                bound,
                timeInForce,
                expiry,
                positionFill,
                new Exits(stopLoss, Arrays.asList(targets), trailing),
                Tags.NONE,
                null);
    }

    PlaceOrder place() {
        return new PlaceOrder(request());
    }
}
