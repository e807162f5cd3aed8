package io.pipstream.wire;

import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.Fill;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes each event again from its members. */
final class TradeEventReader {

    private final Instruments instruments;
    private final TradeJson trades;
    private final OrderJson orders;

    TradeEventReader(Instruments instruments) {
        this.instruments = instruments;
        this.trades = new TradeJson(instruments);
        this.orders = new OrderJson(instruments);
    }

    TradeEvent read(Members from) {
        TradeEventType type = from.choice(TradeEventType.class, "type");
        long seq = from.whole("seq");
        Instant time = from.time("timestamp");
        return switch (type) {
            case ACCOUNT_OPENED ->
                new TradeEvent.AccountOpened(seq, time, TermsJson.read(from), from.number("deposit"));
            case TERMS_CHANGED -> new TradeEvent.TermsChanged(seq, time, TermsJson.read(from));
            case ORDER_PLACED ->
                new TradeEvent.OrderPlaced(
                        seq, time, orders.read(from.members("order")), from.optionalWhole("replaces"));
            case ORDER_REJECTED -> rejected(from, seq, time);
            case ORDER_CANCELLED ->
                new TradeEvent.OrderCancelled(
                        seq,
                        time,
                        orders.read(from.members("order")),
                        from.choice(Reason.class, "code"),
                        from.text("detail"));
            case TRADE_EXECUTION -> {
                Trade trade = trade(from);
                yield new TradeEvent.TradeOpened(seq, time, trade, fill(from, trade));
            }
            case TRADE_REDUCED -> {
                Trade trade = trade(from);
                yield new TradeEvent.TradeReduced(
                        seq, time, trade, fill(from, trade), from.number("profit_loss"), reason(from));
            }
            case TRADE_CLOSED -> {
                Trade trade = trade(from);
                yield new TradeEvent.TradeClosed(
                        seq, time, trade, fill(from, trade), from.number("profit_loss"), reason(from));
            }
            case TRADE_CHANGED ->
                new TradeEvent.TradeChanged(
                        seq, time, trade(from), from.choice(TradeEvent.TradeChanged.Cause.class, "cause"));
            case FINANCING ->
                new TradeEvent.FinancingCharged(
                        seq, time, trade(from), FinancingJson.read(from, instruments), from.time("rollover"));
            case BALANCE_PROTECTED -> new TradeEvent.BalanceProtected(seq, time, from.number("amount"));
            case BALANCE_UPDATE -> new TradeEvent.BalanceUpdated(seq, time, SummaryJson.read(from));
            case MARGIN_CALL ->
                new TradeEvent.MarginCall(
                        seq, time, from.choice(TradeEvent.MarginCall.State.class, "state"), SummaryJson.read(from));
        };
    }

    private TradeEvent rejected(Members from, long seq, Instant time) {
        @Nullable Instrument instrument = from.object().has("symbol") ? InstrumentNames.read(from, instruments) : null;
        return new TradeEvent.OrderRejected(
                seq,
                time,
                instrument,
                from.optionalWhole("trade_id"),
                from.optionalWhole("order_id"),
                from.optionalText("client_order_id"),
                new Refusal(from.choice(Reason.class, "code"), from.text("detail"), from.optionalText("rule")));
    }

    private Trade trade(Members from) {
        return trades.read(from.members("trade"));
    }

    private Fill fill(Members from, Trade trade) {
        return FillJson.read(from, trade.instrument(), instruments);
    }

    private static CloseReason reason(Members from) {
        return from.choice(CloseReason.class, "reason");
    }
}
