package io.pipstream.trading;

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
import java.util.List;
import java.util.stream.Stream;

/** Orders as tests want them. */
final class Requests {

    private Requests() {}

    static OrderRequest market(Instrument instrument, Side side, long units, Exits exits) {
        return new OrderRequest(
                instrument,
                side,
                units,
                OrderType.MARKET,
                null,
                null,
                TimeInForce.FOK,
                null,
                PositionFill.DEFAULT,
                exits,
                Tags.NONE,
                null);
    }

    static OrderRequest waiting(Instrument instrument, OrderType type, Side side, long units, String price) {
        return waiting(instrument, type, side, units, price, TimeInForce.GTC, null);
    }

    static OrderRequest until(Instrument instrument, OrderType type, Side side, String price, Instant expiry) {
        return waiting(instrument, type, side, 1_000, price, TimeInForce.GTD, expiry);
    }

    private static OrderRequest waiting(
            Instrument instrument,
            OrderType type,
            Side side,
            long units,
            String price,
            TimeInForce timeInForce,
            Instant expiry) {
        return new OrderRequest(
                instrument,
                side,
                units,
                type,
                new BigDecimal(price),
                null,
                timeInForce,
                expiry,
                PositionFill.DEFAULT,
                Exits.NONE,
                Tags.NONE,
                null);
    }

    static Exits exits(String stopLoss, String... takeProfits) {
        return new Exits(
                new BigDecimal(stopLoss),
                Stream.of(takeProfits).map(BigDecimal::new).toList(),
                null);
    }

    static Exits trailing(String distance) {
        return new Exits(null, List.of(), new BigDecimal(distance));
    }
}
