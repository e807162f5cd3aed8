package io.pipstream.domain.engine;

import static java.util.Objects.requireNonNull;

import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.FillExplanation.Trigger;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent.TradeChanged;
import io.pipstream.domain.account.TradeEvent.TradeChanged.Cause;
import io.pipstream.domain.engine.Proposal.Timing;
import io.pipstream.domain.market.MarketQuote;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.rules.FirstInFirstOut;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills whatever a quote reaches, at that quote: trades before orders, each by id, and of one trade the stop before the
 * targets and the trailing last. A trailing stop moves only in the trade's favour and by whole pips at least, each move
 * an entry of the journal: a restart loses none, and a lively market does not fill the journal with points.
 *
 * <p>Where trades must be closed first in, first out, an older trade of the same size would have to go before the one
 * whose exit is reached. A protective stop must act all the same. So the two trades, which are equal but for their entry,
 * first change exits: the older one is closed, as the rule wants, and the younger keeps the exits that the older had.
 */
final class Touching {

    private final Decision decision;
    private final MarketQuote seen;

    private Touching(Decision decision, MarketQuote seen) {
        this.decision = decision;
        this.seen = seen;
    }

    /** Does nothing while the market is closed, the price stale, or a rate to the account's currency not known. */
    static void touch(Decision decision, Quote quote) {
        MarketQuote seen = decision.dealable(quote.instrument()).found();
        if (seen != null && decision.valuation().missing(quote.instrument()).isEmpty()) {
            Touching touching = new Touching(decision, seen);
            List<Long> trades = new ArrayList<>(decision.state().trades().keySet());
            List<Long> orders = new ArrayList<>(decision.state().orders().keySet());
            trades.forEach(touching::settleTrade);
            orders.forEach(touching::settleOrder);
        }
    }

    private void settleTrade(long id) {
        Progress progress = Progress.MADE;
        while (progress == Progress.MADE) {
            Trade trade = decision.state().trades().get(id);
            Threshold reached = trade == null ? null : reached(Thresholds.of(decision.account(), trade));
            progress = trade == null || reached == null ? Progress.NONE : act(trade, reached.part());
        }
    }

    private void settleOrder(long id) {
        Order order = decision.state().orders().get(id);
        if (order != null && reached(Thresholds.of(decision.account(), order)) != null) {
            release(order);
        }
    }

    /** Whether something happened, so that it is worth looking again. */
    private enum Progress {
        MADE,
        NONE
    }

    private @Nullable Threshold reached(List<Threshold> thresholds) {
        for (Threshold threshold : thresholds) {
            if (threshold.isReachedBy(seen.quote())) {
                return threshold;
            }
        }
        return null;
    }

    private Progress act(Trade trade, int part) {
        if (part == Thresholds.TRAIL) {
            return trail(trade);
        }
        List<Trade> open = decision.trades(trade.instrument(), trade.side());
        Trade first = new FirstInFirstOut(decision.profile())
                .exit(open, trade, trade.units())
                .get(0)
                .trade();
        if (first.id() == trade.id()) {
            return part == Thresholds.STOP ? stop(trade) : takeProfit(trade);
        }
        change(first.withExitsOf(trade), Cause.FIRST_IN_FIRST_OUT);
        change(trade.withExitsOf(first), Cause.FIRST_IN_FIRST_OUT);
        settleTrade(first.id());
        return Progress.MADE;
    }

    private Progress stop(Trade trade) {
        boolean trailing = Thresholds.isTrailing(trade);
        return close(
                trade,
                trade.units(),
                requireNonNull(Thresholds.stop(trade)),
                trailing ? Trigger.TRAILING_STOP : Trigger.STOP_LOSS,
                trailing ? CloseReason.TRAILING_STOP : CloseReason.SL_HIT);
    }

    private Progress takeProfit(Trade trade) {
        List<BigDecimal> targets = trade.exits().takeProfits();
        CloseReason reason = switch (trade.targetsTaken()) {
            case 0 -> CloseReason.TP1_HIT;
            case 1 -> CloseReason.TP2_HIT;
            default -> CloseReason.TP3_HIT;
        };
        long units = Math.max(1, trade.units() / targets.size());
        return close(trade, units, targets.get(0), Trigger.TAKE_PROFIT, reason);
    }

    private Progress close(Trade trade, long units, BigDecimal level, Trigger trigger, CloseReason reason) {
        Wish wish = new Wish(trade.instrument(), trade.side().opposite(), units, trigger, level, null);
        Deal deal = Dealing.deal(decision, seen, decision.draws(), wish).found();
        if (deal == null) {
            return Progress.NONE;
        }
        Closing.close(decision, trade, units, deal, null, reason);
        return Progress.MADE;
    }

    private Progress trail(Trade trade) {
        BigDecimal distance = requireNonNull(trade.exits().trailingDistance());
        BigDecimal closing = seen.quote().closingPrice(trade.side());
        change(trade.trailedTo(ExitRules.trailing(trade.side(), closing, distance)), Cause.TRAILING);
        return Progress.MADE;
    }

    private void change(Trade changed, Cause cause) {
        decision.add(new TradeChanged(decision.nextSequence(), decision.now(), changed, cause));
    }

    private void release(Order order) {
        if (Expiring.isOver(order, decision.now())) {
            Expiring.expire(decision, order);
            return;
        }
        Attempt<Proposal> proposed = Placing.accepted(Proposing.propose(
                decision, order.request(), order.remainingUnits(), seen, Timing.AT_ONCE, decision.draws()));
        Proposal proposal = proposed.found();
        if (proposal != null) {
            Filling.fill(decision, proposal, order.id());
        } else if (!isWorthWaiting(proposed.refusal().reason())) {
            decision.cancel(
                    order, proposed.refusal().reason(), proposed.refusal().detail());
        }
    }

    /** A price that has not come since the start will; the order is not to blame. */
    private static boolean isWorthWaiting(Reason reason) {
        return reason == Reason.CONVERSION_RATE_UNKNOWN || reason == Reason.INSTRUMENT_PRICE_UNKNOWN;
    }
}
