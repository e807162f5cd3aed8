package io.pipstream.mt5;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.domain.account.Fill;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.OrderCancelled;
import io.pipstream.domain.account.TradeEvent.OrderPlaced;
import io.pipstream.domain.account.TradeEvent.OrderRejected;
import io.pipstream.domain.account.TradeEvent.TradeClosed;
import io.pipstream.domain.account.TradeEvent.TradeReduced;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Lots;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.Tags;
import io.pipstream.wire.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command, told from its events and from nothing else: a repeated request has the same answer, but that it
 * says {@code repeated}.
 */
final class DealtJson {

    private DealtJson() {}

    /** {@code ticket} is that of the trade, of the order if it waits, and null if all of it closed trades. */
    static Json.Body order(Dealt dealt) {
        return json -> {
            json.writeStartObject();
            writeSubject(json, dealt);
            writeClosed(json, dealt);
            writeEnd(json, dealt);
        };
    }

    static Json.Body modify(Dealt dealt) {
        return json -> {
            json.writeStartObject();
            writeSubject(json, dealt);
            writeEnd(json, dealt);
        };
    }

    static Json.Body close(Dealt dealt) {
        return json -> {
            json.writeStartObject();
            writeClosed(json, dealt);
            json.writeArrayFieldStart("cancelled");
            for (OrderCancelled each : dealt.cancelled()) {
                json.writeNumber(each.order().id());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("refused");
            for (OrderRejected each : dealt.refusals()) {
                write(json, each);
            }
            json.writeEndArray();
            writeEnd(json, dealt);
        };
    }

    static void writeTags(JsonGenerator json, Tags tags) throws IOException {
        json.writeNumberField("magic", Magic.of(tags));
        json.writeStringField("comment", Magic.comment(tags));
    }

    static String type(OrderRequest request) {
        return OrderKind.of(request)
                .map(OrderKind::code)
                .orElseGet(() -> request.side() + "_" + request.type())
                .toLowerCase(Locale.ROOT);
    }

    private static void writeSubject(JsonGenerator json, Dealt dealt) throws IOException {
        Optional<Trade> trade = dealt.opened()
                .map(opened -> opened.trade())
                .or(() -> dealt.changed().map(changed -> changed.trade()));
        Optional<OrderPlaced> placed = dealt.placed();
        if (trade.isPresent()) {
            write(json, trade.get());
        } else if (placed.isPresent()) {
            write(json, placed.get().order(), dealt.closed().isEmpty());
        }
        if (placed.isPresent()) {
            json.writeNumberField("order", placed.get().order().id());
            if (placed.get().replaces() != null) {
                json.writeNumberField("replaced", placed.get().replaces());
            }
        }
    }

    private static void write(JsonGenerator json, Trade trade) throws IOException {
        json.writeNumberField("ticket", trade.id());
        json.writeStringField("status", "filled");
        json.writeStringField("symbol", trade.instrument().symbol());
        json.writeStringField("type", lower(trade.side()));
        json.writeNumberField("volume", Lots.ofUnits(trade.instrument(), trade.units()));
        json.writeNumberField("price", trade.openPrice());
        writeExits(json, trade.exits(), trade.stop());
        json.writeStringField("time", trade.openedAt().toString());
    }

    private static void write(JsonGenerator json, Order order, boolean waits) throws IOException {
        OrderRequest request = order.request();
        if (waits) {
            json.writeNumberField("ticket", order.id());
        } else {
            json.writeNullField("ticket");
        }
        json.writeStringField("status", waits ? "pending" : "filled");
        json.writeStringField("symbol", request.instrument().symbol());
        json.writeStringField("type", type(request));
        json.writeNumberField("volume", Lots.ofUnits(request.instrument(), request.units()));
        json.writeNumberField("price", orZero(request.price()));
        writeExits(json, request.exits(), request.exits().stopLoss());
        json.writeStringField("time", order.placedAt().toString());
    }

    private static void writeExits(JsonGenerator json, Exits exits, @Nullable BigDecimal stop) throws IOException {
        json.writeNumberField("sl", orZero(stop));
        json.writeNumberField(
                "tp",
                orZero(
                        exits.takeProfits().isEmpty()
                                ? null
                                : exits.takeProfits().get(0)));
    }

    private static void writeClosed(JsonGenerator json, Dealt dealt) throws IOException {
        json.writeArrayFieldStart("closed");
        for (TradeEvent event : dealt.closed()) {
            if (event instanceof TradeClosed closed) {
                write(
                        json,
                        closed.trade(),
                        closed.fill(),
                        closed.profitLoss(),
                        closed.time().toString());
            } else if (event instanceof TradeReduced reduced) {
                write(
                        json,
                        reduced.trade(),
                        reduced.fill(),
                        reduced.profitLoss(),
                        reduced.time().toString());
            }
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Trade trade, Fill fill, BigDecimal profit, String time)
            throws IOException {
        Instrument instrument = trade.instrument();
        json.writeStartObject();
        json.writeNumberField("ticket", trade.id());
        json.writeStringField("symbol", instrument.symbol());
        json.writeNumberField("volume", Lots.ofUnits(instrument, fill.units()));
        json.writeNumberField("left", Lots.ofUnits(instrument, trade.units()));
        json.writeNumberField("price", fill.price());
        json.writeNumberField("profit", profit);
        json.writeStringField("time", time);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, OrderRejected rejected) throws IOException {
        json.writeStartObject();
        if (rejected.tradeId() != null) {
            json.writeNumberField("ticket", rejected.tradeId());
        }
        if (rejected.instrument() != null) {
            json.writeStringField("symbol", rejected.instrument().symbol());
        }
        json.writeStringField("code", TerminalException.code(rejected.refusal()));
        json.writeStringField("error", TerminalException.sentence(rejected.refusal()));
        json.writeEndObject();
    }

    private static void writeEnd(JsonGenerator json, Dealt dealt) throws IOException {
        json.writeBooleanField("repeated", dealt.isRepetition());
        json.writeEndObject();
    }

    private static BigDecimal orZero(@Nullable BigDecimal price) {
        return price == null ? BigDecimal.ZERO : price;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
