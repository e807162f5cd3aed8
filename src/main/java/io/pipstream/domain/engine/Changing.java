package io.pipstream.domain.engine;

import io.pipstream.domain.account.AccountTerms;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent.TermsChanged;
import io.pipstream.domain.account.TradeEvent.TradeChanged;
import io.pipstream.domain.account.TradeEvent.TradeChanged.Cause;
import io.pipstream.domain.engine.Command.ChangeTrade;
import io.pipstream.domain.market.MarketQuote;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import io.pipstream.domain.rules.FirstInFirstOut;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Changes at a client's wish what fills nothing: a trade's exits, an order's existence, the account's terms. */
final class Changing {

    private Changing() {}

    /** Against the last price, be the market open or not. */
    static void changeTrade(Decision decision, ChangeTrade command) {
        Trade trade = decision.state().trades().get(command.tradeId());
        if (trade == null) {
            decision.rejectUnknownTrade(command.tradeId());
            return;
        }
        Attempt<Trade> changed = changed(decision, trade, command.exits());
        Trade with = changed.found();
        if (with == null) {
            decision.rejectTrade(trade, changed.refusal());
        } else {
            decision.add(new TradeChanged(decision.nextSequence(), decision.now(), with, Cause.CLIENT));
        }
    }

    private static Attempt<Trade> changed(Decision decision, Trade trade, Exits asked) {
        Attempt<Exits> normalised = ExitRules.normalised(trade.instrument(), trade.side(), asked);
        Exits exits = normalised.found();
        if (exits == null) {
            return Attempt.refused(normalised.refusal());
        }
        MarketQuote seen = decision.quote(trade.instrument());
        if (seen == null) {
            return Attempt.refused(Decision.unknownPrice(trade.instrument()));
        }
        BigDecimal closing = seen.quote().closingPrice(trade.side());
        Refusal misplaced = ExitRules.misplaced(trade.side(), exits, closing);
        Refusal refusal = misplaced == null
                ? new FirstInFirstOut(decision.profile())
                        .attach(decision.trades(trade.instrument(), trade.side()), trade, exits)
                        .orElse(null)
                : misplaced;
        return refusal == null
                ? Attempt.of(trade.withExits(exits, trailingStop(trade, exits, seen.quote())))
                : Attempt.refused(refusal);
    }

    /** A trailing stop whose distance is not changed stays where it has come to. */
    private static @Nullable BigDecimal trailingStop(Trade trade, Exits exits, Quote quote) {
        BigDecimal distance = exits.trailingDistance();
        BigDecimal before = trade.exits().trailingDistance();
        return distance != null && before != null && distance.compareTo(before) == 0
                ? trade.trailingStop()
                : ExitRules.trailingStart(trade.side(), exits, quote);
    }

    static void cancelOrder(Decision decision, long orderId) {
        Order order = decision.state().orders().get(orderId);
        if (order == null) {
            decision.rejectUnknownOrder(orderId);
        } else {
            decision.cancel(order, Reason.CLIENT_REQUEST, Reason.CLIENT_REQUEST.text());
        }
    }

    /** Realism may change at any time, rules while nothing is open or waits, the currency never. */
    static void changeTerms(Decision decision, AccountTerms terms) {
        AccountTerms old = decision.state().terms();
        int trades = decision.state().trades().size();
        int orders = decision.state().orders().size();
        if (!terms.currency().equals(old.currency())) {
            decision.reject(
                    null,
                    null,
                    Refusal.of(
                            Reason.TERMS_LOCKED_BY_OPEN_TRADES,
                            "The currency stays " + old.currency() + " until the account is reset"));
        } else if (terms.rules() != old.rules() && trades + orders > 0) {
            decision.reject(
                    null,
                    null,
                    Refusal.of(
                            Reason.TERMS_LOCKED_BY_OPEN_TRADES,
                            trades + " trades are open and " + orders + " orders wait under the rules of "
                                    + old.rules()));
        } else {
            decision.add(new TermsChanged(decision.nextSequence(), decision.now(), terms));
        }
    }
}
