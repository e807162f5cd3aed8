package io.pipstream.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeFigures;
import io.pipstream.domain.account.TradeResult;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Lots;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Tags;
import io.pipstream.domain.performance.ClosedTrade;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trade, the same on the socket, over REST and in the ledger: the members that old clients know, each always there, and
 * after them further ones, which make it complete enough to read the trade back.
 */
public final class TradeJson {

    private final Instruments instruments;

    /** @param instruments all that a trade read here may be in */
    public TradeJson(Instruments instruments) {
        this.instruments = instruments;
    }

    /**
     * As a row keeps it.
     *
     * @param updatedAt when it last changed
     */
    public static String body(Trade trade, Instant updatedAt) {
        return Json.text(json -> write(json, trade, updatedAt));
    }

    /** @throws IllegalArgumentException if the text is not what {@link #body} wrote, or its instrument is not known */
    public Trade trade(String body) {
        return read(Members.parse(body));
    }

    /**
     * The object. {@code lot_size} is what was opened, {@code units} what is left; {@code profit_loss} and {@code
     * pips_gained} are those of what is closed so far and null while nothing is; what of a trade is open has its profit in
     * the account's equity only.
     */
    public static void write(JsonGenerator json, Trade trade, Instant updatedAt) throws IOException {
        MemberWriter to = new MemberWriter(json);
        json.writeStartObject();
        writeMembers(to, trade, updatedAt);
        json.writeEndObject();
    }

    static void writeMembers(MemberWriter to, Trade trade, Instant updatedAt) throws IOException {
        writeTerms(to, trade);
        writeOutcome(to, trade);
        TagsJson.writeLabels(to, trade.tags());
        to.time("created_at", trade.openedAt());
        to.time("updated_at", updatedAt);
        writeFurther(to, trade);
    }

    Trade read(Members from) {
        Instrument instrument = InstrumentNames.read(from, instruments);
        List<BigDecimal> targets = TargetsJson.read(from);
        int taken = from.smallWhole("targets_taken");
        return new Trade(
                from.whole("id"),
                from.whole("order_id"),
                instrument,
                from.choice(Side.class, "order_type"),
                from.whole("initial_units"),
                from.number("entry_price"),
                from.time("entry_time"),
                from.optionalNumber("initial_stop_loss"),
                TagsJson.read(from),
                new Exits(
                        from.optionalNumber("stop_loss"),
                        targets.subList(taken, targets.size()),
                        from.optionalNumber("trailing_distance")),
                from.optionalNumber("trailing_stop"),
                targets.subList(0, taken),
                readResult(from));
    }

    private static void writeTerms(MemberWriter to, Trade trade) throws IOException {
        Tags tags = trade.tags();
        to.whole("id", trade.id());
        to.text("signal_id", tags.signalId());
        InstrumentNames.write(to, trade.instrument());
        to.choice("order_type", trade.side());
        to.number("entry_price", trade.openPrice());
        to.number("lot_size", Lots.ofUnits(trade.instrument(), trade.initialUnits()));
        to.number("stop_loss", trade.exits().stopLoss());
        List<BigDecimal> targets = new ArrayList<>(trade.takenTargets());
        targets.addAll(trade.exits().takeProfits());
        TargetsJson.write(to, targets);
        to.time("entry_time", trade.openedAt());
    }

    private static void writeOutcome(MemberWriter to, Trade trade) throws IOException {
        TradeResult result = trade.result();
        TradeFigures figures = TradeFigures.of(trade);
        to.time("exit_time", result.closedAt());
        to.number("exit_price", trade.isOpen() ? null : figures.exitPrice());
        to.choice("exit_reason", result.closeReason());
        to.number("pips_gained", figures.pips());
        to.number("profit_loss", result.closedUnits() == 0 ? null : result.realised());
        to.number("risk_reward_ratio", figures.riskReward());
        to.text("status", trade.isOpen() ? "open" : "closed");
    }

    private static void writeFurther(MemberWriter to, Trade trade) throws IOException {
        TradeResult result = trade.result();
        to.whole("order_id", trade.orderId());
        to.whole("units", trade.units());
        to.whole("initial_units", trade.initialUnits());
        to.whole("closed_units", result.closedUnits());
        to.number("closed_value", result.closedValue());
        to.number("realised", result.realised());
        to.number("financing", result.financing());
        to.time("financed_until", result.financedUntil());
        to.number("spread_cost", result.spreadCost());
        to.number("slippage_cost", result.slippageCost());
        to.whole("targets_taken", trade.targetsTaken());
        to.optionalNumber("initial_stop_loss", trade.initialStopLoss());
        to.optionalNumber("trailing_distance", trade.exits().trailingDistance());
        to.optionalNumber("trailing_stop", trade.trailingStop());
        to.optionalNumber("worst_price", result.worstPrice());
        to.optionalNumber("best_price", result.bestPrice());
        if (!trade.isOpen()) {
            ClosedTrade closed = ClosedTrade.of(trade);
            to.optionalNumber("mae_pips", closed.maePips().orElse(null));
            to.optionalNumber("mfe_pips", closed.mfePips().orElse(null));
        }
    }

    private static TradeResult readResult(Members from) {
        @Nullable
        CloseReason reason =
                from.object().hasNonNull("exit_reason") ? from.choice(CloseReason.class, "exit_reason") : null;
        return new TradeResult(
                from.whole("closed_units"),
                from.number("closed_value"),
                from.number("realised"),
                from.number("financing"),
                from.time("financed_until"),
                from.number("spread_cost"),
                from.number("slippage_cost"),
                from.optionalTime("exit_time"),
                reason,
                from.optionalNumber("worst_price"),
                from.optionalNumber("best_price"));
    }
}
