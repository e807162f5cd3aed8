package io.pipstream.wire.request;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.OrderType;
import io.pipstream.domain.order.PositionFill;
import io.pipstream.domain.order.Tags;
import io.pipstream.domain.order.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads requests for orders. Whether an order may be done is not asked here. Immutable. */
public final class OrderReader {

    private static final BigDecimal OLD_CLIENTS_LOTS = new BigDecimal("0.01");

    private final Instruments instruments;

    public OrderReader(Instruments instruments) {
        this.instruments = instruments;
    }

    /**
     * The body of {@code trades/execute/}: what the client saw ({@code entry_price}) and its stop-loss are required, 0.01
     * lots are the default, and the side may come as {@code signal_type}.
     */
    public OrderRequest execution(JsonNode body) throws WrongFieldsException {
        Fields fields = Fields.of(body);
        Instrument instrument = Subject.instrument(fields, instruments);
        String sideField = fields.has("order_type") || !fields.has("signal_type") ? "order_type" : "signal_type";
        Side side = side(fields, sideField);
        fields.require("entry_price");
        fields.require("stop_loss");
        Exits exits = Targets.exits(fields, instrument, side);
        checkSides(fields, fields.price("entry_price", instrument), exits, side);
        Long units = Subject.units(fields, instrument);
        if (units == null && instrument != null && !fields.has("units") && !fields.has("lot_size")) {
            units = Subject.ofLots(fields, instrument, OLD_CLIENTS_LOTS);
        }
        OrderType type = fields.has("type") ? fields.choice("type", OrderType.class) : OrderType.MARKET;
        return request(fields, instrument, side, units, type, exits);
    }

    /** The body of {@code orders/}, for a new order or one that replaces another: side, type and size are required. */
    public OrderRequest order(JsonNode body) throws WrongFieldsException {
        Fields fields = Fields.of(body);
        Instrument instrument = Subject.instrument(fields, instruments);
        Side side = side(fields, "side");
        if (!fields.has("lot_size")) {
            fields.require("units");
        }
        fields.require("type");
        return request(
                fields,
                instrument,
                side,
                Subject.units(fields, instrument),
                fields.choice("type", OrderType.class),
                Targets.exits(fields, instrument, side));
    }

    private static @Nullable Side side(Fields fields, String field) {
        fields.require(field);
        return fields.choice(field, Side.class);
    }

    private static OrderRequest request(
            Fields fields,
            @Nullable Instrument instrument,
            @Nullable Side side,
            @Nullable Long units,
            @Nullable OrderType type,
            Exits exits)
            throws WrongFieldsException {
        BigDecimal price = price(fields, instrument, type);
        BigDecimal bound = WorstPrice.read(fields, "entry_price", instrument, side);
        TimeInForce timeInForce = timeInForce(fields, type);
        Instant expiry = expiry(fields, timeInForce);
        PositionFill fill =
                fields.has("position_fill") ? fields.choice("position_fill", PositionFill.class) : PositionFill.DEFAULT;
        Tags tags = new Tags(
                fields.label("signal_id", Fields.LONGEST_NAME),
                fields.label("signal_type", Fields.LONGEST_NAME),
                fields.label("signal_source", Fields.LONGEST_NAME),
                fields.label("notes", Fields.LONGEST_NOTES));
        String clientOrderId = fields.text("client_order_id", Fields.LONGEST_NAME);
        fields.refuseIfWrong();
        return new OrderRequest(
                requireNonNull(instrument),
                requireNonNull(side),
                requireNonNull(units),
                requireNonNull(type),
                price,
                bound,
                requireNonNull(timeInForce),
                expiry,
                requireNonNull(fill),
                exits,
                tags,
                clientOrderId);
    }

    private static @Nullable BigDecimal price(
            Fields fields, @Nullable Instrument instrument, @Nullable OrderType type) {
        if (type == OrderType.MARKET && fields.has("price")) {
            fields.wrong("price", "is not for market orders; price_bound is");
        } else if (type != null && type != OrderType.MARKET) {
            fields.require("price");
        }
        return fields.price("price", instrument);
    }

    private static @Nullable TimeInForce timeInForce(Fields fields, @Nullable OrderType type) {
        boolean market = type == OrderType.MARKET;
        if (!fields.has("time_in_force")) {
            return market ? TimeInForce.FOK : TimeInForce.GTC;
        }
        TimeInForce given = fields.choice("time_in_force", TimeInForce.class);
        if (given != null && type != null && given.rests() == market) {
            fields.wrong(
                    "time_in_force",
                    market
                            ? "must be fok or ioc for market orders"
                            : "must be gtc, gtd or day, except for market orders");
            return null;
        }
        return given;
    }

    private static @Nullable Instant expiry(Fields fields, @Nullable TimeInForce timeInForce) {
        if (timeInForce == TimeInForce.GTD) {
            fields.require("expiry");
        } else if (timeInForce != null && fields.has("expiry")) {
            fields.wrong("expiry", "is for time_in_force gtd only");
        }
        return fields.time("expiry");
    }

    /** Against the price the client saw; the market itself may say otherwise, and the broker will. */
    private static void checkSides(Fields fields, @Nullable BigDecimal entry, Exits exits, @Nullable Side side) {
        if (entry == null || side == null) {
            return;
        }
        String winning = side == Side.BUY ? "above" : "below";
        String losing = side == Side.BUY ? "below" : "above";
        BigDecimal stop = exits.stopLoss();
        if (stop != null && stop.compareTo(entry) * side.sign() >= 0) {
            fields.wrong("stop_loss", "must be " + losing + " entry_price");
        }
        for (int number = 1; number <= Targets.MOST; number++) {
            BigDecimal target = fields.number(Targets.name(number));
            if (target != null && target.compareTo(entry) * side.sign() <= 0) {
                fields.wrong(Targets.name(number), "must be " + winning + " entry_price");
            }
        }
    }
}
