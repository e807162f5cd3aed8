package io.pipstream.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.domain.account.AccountSummary;
import io.pipstream.domain.account.Fill;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.BalanceUpdated;
import io.pipstream.domain.account.TradeEvent.OrderCancelled;
import io.pipstream.domain.account.TradeEvent.OrderPlaced;
import io.pipstream.domain.account.TradeEvent.OrderRejected;
import io.pipstream.domain.account.TradeEvent.TradeChanged;
import io.pipstream.domain.account.TradeEvent.TradeClosed;
import io.pipstream.domain.account.TradeEvent.TradeOpened;
import io.pipstream.domain.account.TradeEvent.TradeReduced;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.OrderStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request did, told from its events and from nothing else: the same events always give the same bytes. Not
 * thread-safe.
 */
public final class OutcomeJson {

    private final Map<Long, Changed> closed = new LinkedHashMap<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<OrderRejected> refused = new ArrayList<>();
    private @Nullable Changed opened;
    private @Nullable Changed changed;
    private @Nullable Order order;
    private OrderStatus status = OrderStatus.PENDING;
    private @Nullable AccountSummary summary;
    private final long sequence;

    /** A trade as it was then. */
    private record Changed(Trade trade, Instant at) {}

    /**
     * @param events of one request
     * @param unchanged the account's last sequence, if there are none
     */
    public OutcomeJson(List<TradeEvent> events, long unchanged) {
        events.forEach(this::note);
        sequence = events.isEmpty() ? unchanged : events.get(events.size() - 1).sequence();
    }

    private void note(TradeEvent event) {
        if (event instanceof OrderPlaced placed) {
            order = placed.order();
            status = OrderStatus.PENDING;
        } else if (event instanceof OrderCancelled cancelled) {
            order = cancelled.order();
            status = OrderStatus.CANCELLED;
        } else if (event instanceof OrderRejected rejected) {
            refused.add(rejected);
        } else if (event instanceof TradeOpened trade) {
            opened = new Changed(trade.trade(), trade.time());
            filled(trade.fill());
        } else if (event instanceof TradeReduced trade) {
            closed.put(trade.trade().id(), new Changed(trade.trade(), trade.time()));
            filled(trade.fill());
        } else if (event instanceof TradeClosed trade) {
            closed.put(trade.trade().id(), new Changed(trade.trade(), trade.time()));
            filled(trade.fill());
        } else if (event instanceof TradeChanged trade && trade.cause() == TradeChanged.Cause.CLIENT) {
            changed = new Changed(trade.trade(), trade.time());
        } else if (event instanceof BalanceUpdated updated) {
            summary = updated.summary();
        }
    }

    private void filled(Fill fill) {
        fills.add(fill);
        Order filled = order;
        if (filled != null && Long.valueOf(filled.id()).equals(fill.orderId())) {
            order = filled.filled(fill.units());
            status = filled.remainingUnits() == fill.units() ? OrderStatus.FILLED : status;
        }
    }

    /**
     * The trade that was opened, closed or changed, with further members; without any, only these: {@code order} with what
     * became of it, {@code fills}, {@code closed_trades} (those that were closed or reduced), {@code balance_after}, and the
     * last {@code seq}.
     */
    public void write(JsonGenerator json) throws IOException {
        MemberWriter to = new MemberWriter(json);
        json.writeStartObject();
        Changed subject = opened == null ? changed : opened;
        if (subject != null) {
            TradeJson.writeMembers(to, subject.trade(), subject.at());
        }
        writeFurther(to);
        json.writeEndObject();
    }

    /** As {@link #write}, for a trade that was closed or reduced by its client. */
    public void writeClosed(JsonGenerator json, long tradeId) throws IOException {
        MemberWriter to = new MemberWriter(json);
        json.writeStartObject();
        Changed subject = closed.get(tradeId);
        if (subject != null) {
            TradeJson.writeMembers(to, subject.trade(), subject.at());
        }
        writeFills(to);
        writeEnd(to);
        json.writeEndObject();
    }

    /** The order, with further members: {@code trade} that it opened, and those of {@link #write}. */
    public void writeOrder(JsonGenerator json) throws IOException {
        MemberWriter to = new MemberWriter(json);
        json.writeStartObject();
        if (order != null) {
            OrderJson.writeMembers(to, order, status);
        }
        if (opened != null) {
            json.writeFieldName("trade");
            TradeJson.write(json, opened.trade(), opened.at());
        }
        writeFills(to);
        writeClosedTrades(to);
        writeEnd(to);
        json.writeEndObject();
    }

    /** {@code closed_trades}, {@code refused} and {@code balance_after}. */
    public void writeAllClosed(JsonGenerator json) throws IOException {
        MemberWriter to = new MemberWriter(json);
        json.writeStartObject();
        writeClosedTrades(to);
        json.writeArrayFieldStart("refused");
        for (OrderRejected each : refused) {
            json.writeStartObject();
            if (each.instrument() != null) {
                InstrumentNames.write(to, each.instrument());
            }
            to.choice("code", each.refusal().reason());
            to.text("message", each.refusal().reason().text());
            to.text("detail", each.refusal().detail());
            to.optionalText("rule", each.refusal().rule());
            json.writeEndObject();
        }
        json.writeEndArray();
        writeEnd(to);
        json.writeEndObject();
    }

    private void writeFurther(MemberWriter to) throws IOException {
        if (order != null) {
            to.json().writeFieldName("order");
            OrderJson.write(to.json(), order, status);
        }
        writeFills(to);
        writeClosedTrades(to);
        writeEnd(to);
    }

    private void writeFills(MemberWriter to) throws IOException {
        to.json().writeArrayFieldStart("fills");
        for (Fill fill : fills) {
            to.json().writeStartObject();
            FillJson.writeMembers(to, fill);
            to.json().writeEndObject();
        }
        to.json().writeEndArray();
    }

    private void writeClosedTrades(MemberWriter to) throws IOException {
        to.json().writeArrayFieldStart("closed_trades");
        for (Changed each : closed.values()) {
            TradeJson.write(to.json(), each.trade(), each.at());
        }
        to.json().writeEndArray();
    }

    private void writeEnd(MemberWriter to) throws IOException {
        if (summary != null) {
            to.json().writeObjectFieldStart("balance_after");
            SummaryJson.write(to, summary);
            to.json().writeEndObject();
        }
        to.whole("seq", sequence);
    }
}
