package io.pipstream.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Lots;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.OrderStatus;
import io.pipstream.domain.order.OrderType;
import io.pipstream.domain.order.PositionFill;
import io.pipstream.domain.order.TimeInForce;
import java.io.IOException;

/** An order, the same on the socket, over REST and in the ledger; every member is always there. */
public final class OrderJson {

    private final Instruments instruments;

    /** @param instruments all that an order read here may be in */
    public OrderJson(Instruments instruments) {
        this.instruments = instruments;
    }

    /** As a row keeps it. */
    public static String body(Order order, OrderStatus status) {
        return Json.text(json -> write(json, order, status));
    }

    /** @throws IllegalArgumentException if the text is not what {@link #body} wrote, or its instrument is not known */
    public Order order(String body) {
        return read(Members.parse(body));
    }

    /** The object; {@code units} and {@code lot_size} are what was asked for, {@code remaining_units} what is left. */
    public static void write(JsonGenerator json, Order order, OrderStatus status) throws IOException {
        MemberWriter to = new MemberWriter(json);
        json.writeStartObject();
        writeMembers(to, order, status);
        json.writeEndObject();
    }

    static void writeMembers(MemberWriter to, Order order, OrderStatus status) throws IOException {
        OrderRequest request = order.request();
        to.whole("id", order.id());
        to.text("client_order_id", request.clientOrderId());
        InstrumentNames.write(to, request.instrument());
        to.choice("side", request.side());
        to.choice("type", request.type());
        to.whole("units", request.units());
        to.number("lot_size", Lots.ofUnits(request.instrument(), request.units()));
        to.whole("remaining_units", order.remainingUnits());
        to.number("price", request.price());
        to.number("price_bound", request.priceBound());
        to.choice("time_in_force", request.timeInForce());
        to.time("expiry", request.expiry());
        to.choice("position_fill", request.positionFill());
        to.number("stop_loss", request.exits().stopLoss());
        TargetsJson.write(to, request.exits().takeProfits());
        to.number("trailing_distance", request.exits().trailingDistance());
        to.choice("status", status);
        to.time("created_at", order.placedAt());
        to.number("market_price", order.marketWhenPlaced());
        to.text("signal_id", request.tags().signalId());
        TagsJson.writeLabels(to, request.tags());
    }

    Order read(Members from) {
        return new Order(
                from.whole("id"),
                new OrderRequest(
                        InstrumentNames.read(from, instruments),
                        from.choice(Side.class, "side"),
                        from.whole("units"),
                        from.choice(OrderType.class, "type"),
                        from.optionalNumber("price"),
                        from.optionalNumber("price_bound"),
                        from.choice(TimeInForce.class, "time_in_force"),
                        from.optionalTime("expiry"),
                        from.choice(PositionFill.class, "position_fill"),
                        new Exits(
                                from.optionalNumber("stop_loss"),
                                TargetsJson.read(from),
                                from.optionalNumber("trailing_distance")),
                        TagsJson.read(from),
                        from.optionalText("client_order_id")),
                from.time("created_at"),
                from.number("market_price"),
                from.whole("remaining_units"));
    }
}
