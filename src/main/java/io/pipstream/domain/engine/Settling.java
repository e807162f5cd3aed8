package io.pipstream.domain.engine;

import io.pipstream.domain.account.AccountChanges;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.BalanceProtected;
import io.pipstream.domain.account.TradeEvent.BalanceUpdated;
import io.pipstream.domain.account.TradeEvent.FinancingCharged;
import io.pipstream.domain.account.TradeEvent.MarginCall;
import io.pipstream.domain.account.TradeEvent.TradeClosed;
import io.pipstream.domain.account.TradeEvent.TradeOpened;
import io.pipstream.domain.account.TradeEvent.TradeReduced;
import io.pipstream.domain.rules.RuleProfile.NegativeBalance;
import io.pipstream.domain.rules.Valuation;

/** What ends a decision that changed the account's money: protection, the new balance, the margin call. */
final class Settling {

    private Settling() {}

    /**
     * A balance below zero is made up for as soon as nothing is open that could still earn it back, whatever closed the
     * last trade: a close-out, a stop behind a gap, or the client.
     */
    static void settle(Decision decision) {
        if (!changesMoney(decision)) {
            return;
        }
        AccountChanges state = decision.state();
        if (state.balance().signum() < 0
                && state.trades().isEmpty()
                && decision.profile().negativeBalance() == NegativeBalance.PROTECTED) {
            decision.add(new BalanceProtected(
                    decision.nextSequence(), decision.now(), state.balance().negate()));
        }
        decision.add(new BalanceUpdated(
                decision.nextSequence(), decision.now(), decision.valuation().summary()));
        callMargin(decision);
    }

    /** Enters or leaves the margin call; neither while the equity is not known. */
    static void callMargin(Decision decision) {
        Valuation valuation = decision.valuation();
        MarginCall.State state = valuation.isMarginCallDue() ? MarginCall.State.ENTERED : MarginCall.State.LEFT;
        if (state != decision.state().margin() && valuation.missing().isEmpty()) {
            decision.add(new MarginCall(decision.nextSequence(), decision.now(), state, valuation.summary()));
        }
    }

    static boolean changesMoney(Decision decision) {
        for (TradeEvent event : decision.events()) {
            if (event instanceof TradeOpened
                    || event instanceof TradeReduced
                    || event instanceof TradeClosed
                    || event instanceof FinancingCharged) {
                return true;
            }
        }
        return false;
    }
}
