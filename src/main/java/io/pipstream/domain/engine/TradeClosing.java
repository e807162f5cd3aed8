package io.pipstream.domain.engine;

import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.FillExplanation.Trigger;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.engine.Command.CloseTrade;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.MarketQuote;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import io.pipstream.domain.rules.FirstInFirstOut;
import io.pipstream.domain.rules.FirstInFirstOut.Portion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Closes at a client's wish: a trade, an instrument's position, everything. */
final class TradeClosing {

    private TradeClosing() {}

    static void close(Decision decision, CloseTrade command) {
        Trade trade = decision.state().trades().get(command.tradeId());
        if (trade == null) {
            decision.rejectUnknownTrade(command.tradeId());
            return;
        }
        long units = command.units() == null ? trade.units() : command.units();
        Refusal refusal = refusal(decision, trade, units);
        Attempt<Deal> dealt = refusal == null
                ? deal(decision, trade.instrument(), trade.side(), units, command.priceBound())
                : Attempt.refused(refusal);
        Deal deal = dealt.found();
        if (deal == null) {
            decision.rejectTrade(trade, dealt.refusal());
        } else {
            Closing.close(decision, trade, units, deal, null, command.reason());
        }
    }

    private static @Nullable Refusal refusal(Decision decision, Trade trade, long units) {
        Refusal unfit = unfit(units, trade.units());
        return unfit == null
                ? new FirstInFirstOut(decision.profile())
                        .close(decision.trades(trade.instrument(), trade.side()), trade, units)
                        .orElse(null)
                : unfit;
    }

    /** So many units of the instrument's trades, or all if null; those of both sides, if both are open, oldest first. */
    static void closePosition(Decision decision, Instrument instrument, @Nullable Long wanted, CloseReason reason) {
        List<Trade> open = new ArrayList<>();
        long all = 0;
        for (Trade trade : decision.state().trades().values()) {
            if (trade.instrument().equals(instrument)) {
                open.add(trade);
                all += trade.units();
            }
        }
        if (open.isEmpty()) {
            decision.reject(
                    instrument,
                    null,
                    Refusal.of(Reason.TRADE_DOESNT_EXIST, "No trade of " + instrument.symbol() + " is open"));
            return;
        }
        long units = wanted == null ? all : wanted;
        Refusal unfit = unfit(units, all);
        Refusal refusal = unfit == null ? close(decision, FirstInFirstOut.oldestFirst(open, units), reason) : unfit;
        if (refusal != null) {
            decision.reject(instrument, null, refusal);
        }
    }

    /** All that can be closed now; each instrument that cannot is refused by itself. */
    static void closeEverything(Decision decision) {
        Set<Instrument> instruments = new LinkedHashSet<>();
        decision.state().trades().values().forEach(trade -> instruments.add(trade.instrument()));
        for (Instrument instrument : instruments) {
            closePosition(decision, instrument, null, CloseReason.CLOSE_ALL);
        }
    }

    /** One price for all of a side, as for one order; closes both sides or neither. */
    private static @Nullable Refusal close(Decision decision, List<Portion> portions, CloseReason reason) {
        Instrument instrument = portions.get(0).trade().instrument();
        Deal ofLongs = null;
        Deal ofShorts = null;
        for (Side side : Side.values()) {
            long units = units(portions, side);
            if (units > 0) {
                Attempt<Deal> dealt = deal(decision, instrument, side, units, null);
                Deal deal = dealt.found();
                if (deal == null) {
                    return dealt.refusal();
                }
                ofLongs = side == Side.BUY ? deal : ofLongs;
                ofShorts = side == Side.SELL ? deal : ofShorts;
            }
        }
        for (Portion portion : portions) {
            Deal deal = portion.trade().side() == Side.BUY ? ofLongs : ofShorts;
            if (deal != null) {
                Closing.close(decision, portion.trade(), portion.units(), deal, null, reason);
            }
        }
        return null;
    }

    private static long units(List<Portion> portions, Side side) {
        long units = 0;
        for (Portion portion : portions) {
            if (portion.trade().side() == side) {
                units += portion.units();
            }
        }
        return units;
    }

    private static Attempt<Deal> deal(
            Decision decision, Instrument instrument, Side held, long units, @Nullable BigDecimal bound) {
        Attempt<MarketQuote> quoted = decision.dealable(instrument);
        MarketQuote seen = quoted.found();
        if (seen == null) {
            return Attempt.refused(quoted.refusal());
        }
        Wish wish = new Wish(instrument, held.opposite(), units, Trigger.CLIENT_CLOSE, null, bound);
        return Dealing.deal(decision, seen, decision.draws(), wish);
    }

    private static @Nullable Refusal unfit(long units, long open) {
        if (units < 1) {
            return Refusal.of(Reason.UNITS_MINIMUM_NOT_MET, units + " units cannot be closed");
        }
        return units <= open
                ? null
                : Refusal.of(
                        Reason.CLOSE_UNITS_EXCEED_TRADE, open + " units are open, " + units + " were to be closed");
    }
}
