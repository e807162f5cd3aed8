package io.pipstream.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.money.Currency;
import io.pipstream.domain.performance.Breakdown;
import io.pipstream.domain.performance.Costs;
import io.pipstream.domain.performance.DayMetrics;
import io.pipstream.domain.performance.Drawdown;
import io.pipstream.domain.performance.Edge;
import io.pipstream.domain.performance.EquityPoint;
import io.pipstream.domain.performance.History;
import io.pipstream.domain.performance.Outcomes;
import io.pipstream.domain.performance.Performance;
import java.io.IOException;
import java.util.List;

/** Performance figures; {@code docs/performance.md} defines each. A figure without a value is null. */
public final class PerformanceJson {

    private PerformanceJson() {}

    public static void write(JsonGenerator json, History history, Currency currency) throws IOException {
        Performance performance = Performance.of(history);
        MemberWriter to = new MemberWriter(json);
        json.writeStartObject();
        writeOutcomes(to, performance.outcomes(), "avg_rr");
        to.number("starting_balance", history.startingBalance());
        to.number("current_balance", performance.currentBalance());
        writeEdge(to, performance.edge());
        to.number("sharpe", performance.ratios().sharpe().orElse(null));
        to.number("sortino", performance.ratios().sortino().orElse(null));
        if (performance.drawdown().isPresent()) {
            writeDrawdown(to, performance.drawdown().get());
        } else {
            json.writeNullField("drawdown");
        }
        to.number("average_mae_pips", performance.excursions().averageMaePips().orElse(null));
        to.number("average_mfe_pips", performance.excursions().averageMfePips().orElse(null));
        writeCosts(to, performance.costs());
        to.text("currency", currency.code());
        to.time("period_start", history.start());
        to.time("period_end", history.end());
        json.writeEndObject();
    }

    public static void writeCurve(JsonGenerator json, List<EquityPoint> points) throws IOException {
        MemberWriter to = new MemberWriter(json);
        json.writeStartArray();
        for (EquityPoint point : points) {
            json.writeStartObject();
            to.time("date", point.date());
            to.number("balance", point.balance());
            to.number("pnl", point.pnl());
            to.text("pair", point.pair().map(Instrument::symbol).orElse(null));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    public static void writeDays(JsonGenerator json, List<DayMetrics> days) throws IOException {
        MemberWriter to = new MemberWriter(json);
        json.writeStartArray();
        for (DayMetrics day : days) {
            json.writeStartObject();
            to.text("date", day.date().toString());
            to.text("pair", day.pair().symbol());
            writeOutcomes(to, day.outcomes(), "avg_risk_reward");
            to.number("max_drawdown", day.maxDrawdown());
            to.number("starting_equity", day.startingEquity());
            to.number("ending_equity", day.endingEquity());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    public static void writeBreakdown(JsonGenerator json, List<Breakdown> rows) throws IOException {
        MemberWriter to = new MemberWriter(json);
        json.writeStartArray();
        for (Breakdown row : rows) {
            json.writeStartObject();
            to.text("key", row.key());
            writeOutcomes(to, row.outcomes(), "avg_risk_reward");
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeOutcomes(MemberWriter to, Outcomes outcomes, String riskReward) throws IOException {
        to.whole("total_trades", outcomes.totalTrades());
        to.whole("winning_trades", outcomes.winningTrades());
        to.whole("losing_trades", outcomes.losingTrades());
        to.whole("breakeven_trades", outcomes.breakevenTrades());
        to.number("win_rate", outcomes.winRate().orElse(null));
        to.number("total_pips", outcomes.totalPips());
        to.number("total_pnl", outcomes.totalPnl());
        to.number(riskReward, outcomes.avgRr().orElse(null));
        to.number("best_trade", outcomes.bestTrade().orElse(null));
        to.number("worst_trade", outcomes.worstTrade().orElse(null));
    }

    private static void writeEdge(MemberWriter to, Edge edge) throws IOException {
        to.number("profit_factor", edge.profitFactor().orElse(null));
        to.number("expectancy", edge.expectancy().orElse(null));
        to.number("expectancy_pips", edge.expectancyPips().orElse(null));
        to.number("average_win", edge.averageWin().orElse(null));
        to.number("average_loss", edge.averageLoss().orElse(null));
        to.number("largest_win", edge.largestWin().orElse(null));
        to.number("largest_loss", edge.largestLoss().orElse(null));
        to.whole("longest_winning_streak", edge.longestWinningStreak());
        to.whole("longest_losing_streak", edge.longestLosingStreak());
    }

    private static void writeDrawdown(MemberWriter to, Drawdown drawdown) throws IOException {
        to.json().writeObjectFieldStart("drawdown");
        to.number("amount", drawdown.amount());
        to.number("percent", drawdown.percent().orElse(null));
        to.time("peak_time", drawdown.peakTime());
        to.time("trough_time", drawdown.troughTime());
        to.time("recovery_time", drawdown.recoveryTime().orElse(null));
        to.whole("duration_seconds", drawdown.duration().toSeconds());
        to.json().writeEndObject();
    }

    private static void writeCosts(MemberWriter to, Costs costs) throws IOException {
        to.json().writeObjectFieldStart("costs");
        to.number("half_spread", costs.halfSpread());
        to.number("slippage", costs.slippage());
        to.number("financing", costs.financing());
        to.number("total", costs.total());
        to.json().writeEndObject();
    }
}
