package io.pipstream.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.Fill;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.TradeClosed;
import io.pipstream.domain.account.TradeEvent.TradeOpened;
import io.pipstream.domain.account.TradeEvent.TradeReduced;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How each fill of a trade came to its price, in numbers and in words. */
public final class TradeExplanationJson {

    private TradeExplanationJson() {}

    /** @param events of the trade, oldest first; those without a fill are left out */
    public static void write(JsonGenerator json, Trade trade, List<TradeEvent> events) throws IOException {
        MemberWriter to = new MemberWriter(json);
        json.writeStartObject();
        to.whole("trade_id", trade.id());
        InstrumentNames.write(to, trade.instrument());
        to.text("status", trade.isOpen() ? "open" : "closed");
        json.writeArrayFieldStart("fills");
        for (TradeEvent event : events) {
            if (event instanceof TradeOpened opened) {
                writeFill(to, event, "open", opened.fill(), null, null);
            } else if (event instanceof TradeReduced reduced) {
                writeFill(to, event, "reduce", reduced.fill(), reduced.reason(), reduced.profitLoss());
            } else if (event instanceof TradeClosed closed) {
                writeFill(to, event, "close", closed.fill(), closed.reason(), closed.profitLoss());
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeFill(
            MemberWriter to,
            TradeEvent event,
            String effect,
            Fill fill,
            @Nullable CloseReason reason,
            @Nullable BigDecimal profitLoss)
            throws IOException {
        to.json().writeStartObject();
        to.whole("seq", event.sequence());
        to.time("time", event.time());
        to.text("effect", effect);
        to.optionalText("reason", reason == null ? null : reason.code());
        to.optionalNumber("profit_loss", profitLoss);
        FillJson.writeMembers(to, fill);
        to.json().writeArrayFieldStart("sentences");
        for (String sentence : FillSentences.of(fill)) {
            to.json().writeString(sentence);
        }
        to.json().writeEndArray();
        to.json().writeEndObject();
    }
}
