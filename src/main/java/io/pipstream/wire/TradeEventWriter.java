package io.pipstream.wire;

import io.pipstream.domain.account.Fill;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.AccountOpened;
import io.pipstream.domain.account.TradeEvent.BalanceProtected;
import io.pipstream.domain.account.TradeEvent.BalanceUpdated;
import io.pipstream.domain.account.TradeEvent.FinancingCharged;
import io.pipstream.domain.account.TradeEvent.MarginCall;
import io.pipstream.domain.account.TradeEvent.OrderCancelled;
import io.pipstream.domain.account.TradeEvent.OrderPlaced;
import io.pipstream.domain.account.TradeEvent.OrderRejected;
import io.pipstream.domain.account.TradeEvent.TermsChanged;
import io.pipstream.domain.account.TradeEvent.TradeChanged;
import io.pipstream.domain.account.TradeEvent.TradeClosed;
import io.pipstream.domain.account.TradeEvent.TradeOpened;
import io.pipstream.domain.account.TradeEvent.TradeReduced;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.OrderStatus;
import io.pipstream.domain.order.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;

/** Each event's type and members, those of the fixed protocol first. */
final class TradeEventWriter {

    private TradeEventWriter() {}

    static void write(MemberWriter to, TradeEvent event) throws IOException {
        to.text("type", TradeEventType.of(event).wireName());
        if (event instanceof OrderPlaced placed) {
            writeOrder(
                    to,
                    placed.order(),
                    placed.order().remainingUnits() == 0 ? OrderStatus.FILLED : OrderStatus.PENDING);
            to.optionalWhole("replaces", placed.replaces());
        } else if (event instanceof OrderRejected rejected) {
            writeRejection(to, rejected);
        } else if (event instanceof OrderCancelled cancelled) {
            writeOrder(to, cancelled.order(), OrderStatus.CANCELLED);
            writeReason(to, cancelled.reason(), cancelled.detail());
        } else if (event instanceof TradeOpened opened) {
            writeTrade(to, opened.trade(), opened.time());
            FillJson.write(to, opened.fill());
        } else if (event instanceof TradeReduced reduced) {
            writeTrade(to, reduced.trade(), reduced.time());
            to.choice("reason", reduced.reason());
            writeClosing(to, reduced.profitLoss(), reduced.fill());
        } else if (event instanceof TradeClosed closed) {
            writeTrade(to, closed.trade(), closed.time());
            to.choice("reason", closed.reason());
            writeClosing(to, closed.profitLoss(), closed.fill());
        } else if (event instanceof TradeChanged changed) {
            writeTrade(to, changed.trade(), changed.time());
            to.choice("cause", changed.cause());
        } else if (event instanceof FinancingCharged charged) {
            writeTrade(to, charged.trade(), charged.time());
            to.number("amount", charged.charge().amount());
            to.time("rollover", charged.rollover());
            FinancingJson.write(to, charged.charge());
        } else {
            writeOfAccount(to, event);
        }
    }

    private static void writeOfAccount(MemberWriter to, TradeEvent event) throws IOException {
        if (event instanceof BalanceUpdated updated) {
            SummaryJson.write(to, updated.summary());
        } else if (event instanceof MarginCall call) {
            to.choice("state", call.state());
            SummaryJson.write(to, call.summary());
        } else if (event instanceof BalanceProtected balance) {
            to.number("amount", balance.amount());
        } else if (event instanceof AccountOpened opened) {
            to.number("deposit", opened.deposit());
            TermsJson.write(to, opened.terms());
        } else if (event instanceof TermsChanged changed) {
            TermsJson.write(to, changed.terms());
        }
    }

    private static void writeTrade(MemberWriter to, Trade trade, Instant at) throws IOException {
        to.json().writeFieldName("trade");
        TradeJson.write(to.json(), trade, at);
    }

    private static void writeClosing(MemberWriter to, BigDecimal profitLoss, Fill fill) throws IOException {
        to.number("profit_loss", profitLoss);
        FillJson.write(to, fill);
    }

    private static void writeOrder(MemberWriter to, Order order, OrderStatus status) throws IOException {
        to.json().writeFieldName("order");
        OrderJson.write(to.json(), order, status);
    }

    private static void writeReason(MemberWriter to, Reason reason, String detail) throws IOException {
        to.choice("code", reason);
        to.text("message", reason.text());
        to.text("detail", detail);
    }

    private static void writeRejection(MemberWriter to, OrderRejected rejected) throws IOException {
        writeReason(to, rejected.refusal().reason(), rejected.refusal().detail());
        to.optionalText("rule", rejected.refusal().rule());
        if (rejected.instrument() != null) {
            InstrumentNames.write(to, rejected.instrument());
        }
        to.optionalWhole("trade_id", rejected.tradeId());
        to.optionalWhole("order_id", rejected.orderId());
        to.optionalText("client_order_id", rejected.clientOrderId());
    }
}
