package io.pipstream.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.domain.account.AccountSummary;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.market.Lots;
import io.pipstream.domain.money.Currency;
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
        json.writeEndObject();
    }

    private static BigDecimal orZero(@Nullable BigDecimal price) {
        return price == null ? BigDecimal.ZERO : price;
    }
}
