package io.pipstream.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.domain.account.AccountSummary;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.market.Lots;
import io.pipstream.domain.money.Currency;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.OrderRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account as MetaTrader shows it: in lots, and with 0 for a stop-loss or take-profit that there is not. */
public final class MetaTraderJson {

    private MetaTraderJson() {}

    /** @param leverage units of value for each unit of margin */
    public static void writeAccount(JsonGenerator json, AccountSummary summary, Currency currency, long leverage)
            throws IOException {
        MemberWriter to = new MemberWriter(json);
        json.writeStartObject();
        to.number("balance", summary.balance());
        to.number("equity", summary.equity());
        to.number("margin", summary.marginUsed());
        to.number("free_margin", summary.marginFree());
        to.whole("leverage", leverage);
        to.text("currency", currency.code());
        json.writeEndObject();
    }

    /**
     * An open trade, with what of it is left.
     *
     * @param profit what that would gain if closed now, in the account's currency
     */
    public static void writePosition(JsonGenerator json, Trade trade, BigDecimal profit) throws IOException {
        writePosition(json, trade, profit, further -> {});
    }

    /** The same with the members that the last writes. */
    public static void writePosition(JsonGenerator json, Trade trade, BigDecimal profit, Json.Body further)
            throws IOException {
        MemberWriter to = new MemberWriter(json);
        List<BigDecimal> targets = trade.exits().takeProfits();
        json.writeStartObject();
        to.whole("ticket", trade.id());
        to.text("symbol", trade.instrument().symbol());
        to.choice("type", trade.side());
        to.number("volume", Lots.ofUnits(trade.instrument(), trade.units()));
        to.number("price_open", trade.openPrice());
        to.number("sl", orZero(trade.stop()));
        to.number("tp", orZero(targets.isEmpty() ? null : targets.get(0)));
        to.time("time", trade.openedAt());
        to.number("profit", profit);
        further.write(json);
        json.writeEndObject();
    }

    /**
     * An order that waits, with what of it is left.
     *
     * @param type what MetaTrader calls its kind, such as {@code buy_limit}
     */
    public static void writeOrder(JsonGenerator json, Order order, String type, Json.Body further) throws IOException {
        MemberWriter to = new MemberWriter(json);
        OrderRequest request = order.request();
        List<BigDecimal> targets = request.exits().takeProfits();
        json.writeStartObject();
        to.whole("ticket", order.id());
        to.text("symbol", request.instrument().symbol());
        to.text("type", type);
        to.number("volume", Lots.ofUnits(request.instrument(), order.remainingUnits()));
        to.number("price_open", orZero(request.price()));
        to.number("sl", orZero(request.exits().stopLoss()));
        to.number("tp", orZero(targets.isEmpty() ? null : targets.get(0)));
        to.time("time", order.placedAt());
        to.time("expiration", request.expiry());
        further.write(json);
        json.writeEndObject();
    }

    private static BigDecimal orZero(@Nullable BigDecimal price) {
        return price == null ? BigDecimal.ZERO : price;
    }
}
