package io.pipstream.domain.engine;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.engine.Command.CancelOrder;
import io.pipstream.domain.engine.Command.ChangeTerms;
import io.pipstream.domain.engine.Command.ChangeTrade;
import io.pipstream.domain.engine.Command.ChargeFinancing;
import io.pipstream.domain.engine.Command.CheckMargin;
import io.pipstream.domain.engine.Command.CloseEverything;
import io.pipstream.domain.engine.Command.ClosePosition;
import io.pipstream.domain.engine.Command.CloseTrade;
import io.pipstream.domain.engine.Command.ExpireOrders;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.engine.Command.ReplaceOrder;
import io.pipstream.domain.engine.Command.Touch;
import io.pipstream.domain.market.Conversions;
import io.pipstream.domain.market.Market;
import io.pipstream.domain.market.Rollover;
import io.pipstream.domain.market.TradingDays;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.rules.RuleProfile;
import io.pipstream.domain.rules.RuleProfiles;
import io.pipstream.domain.rules.Valuation;
import java.time.Instant;
import java.util.List;

/**
 * Decides what becomes of a command: the events, and nothing else. The same account, command, market and moment always
 * give the same events; what looks like chance is drawn from the account's own seed. Never refuses with an exception:
 * what may not be done is an event too. Immutable.
 */
public final class Broker {

    private final RuleProfiles profiles;
    private final Conversions conversions;
    private final Rollover rollover;

    public Broker(RuleProfiles profiles, Conversions conversions, Rollover rollover) {
        this.profiles = profiles;
        this.conversions = conversions;
        this.rollover = rollover;
    }

    /**
     * The events that follow the account's last one; none if the command changes nothing.
     *
     * @param now the time of the events
     */
    public List<TradeEvent> decide(Account account, Command command, Market market, Instant now) {
        Market seen = command instanceof Touch touch ? new QuotedMarket(market, touch.quote()) : market;
        Decision decision =
                decision(account, seen, now, new FillDraws(account.terms().realism()));
        if (command instanceof PlaceOrder place) {
            Placing.place(decision, place.request());
        } else if (command instanceof Touch touch) {
            Touching.touch(decision, touch.quote());
        } else if (command instanceof CloseTrade close) {
            TradeClosing.close(decision, close);
        } else {
            decideSeldom(decision, command);
        }
        Settling.settle(decision);
        return List.copyOf(decision.events());
    }

    /** What would become of the order, by the same rules; nothing changes, and nothing is drawn by chance. */
    public PreTradeCheck check(Account account, OrderRequest request, Market market, Instant now) {
        FillDraws draws = FillDraws.withoutChance(account.terms().realism());
        return Forecasting.check(decision(account, market, now, draws), request);
    }

    private void decideSeldom(Decision decision, Command command) {
        if (command instanceof ReplaceOrder replace) {
            Placing.replace(decision, replace.orderId(), replace.request());
        } else if (command instanceof CancelOrder cancel) {
            Changing.cancelOrder(decision, cancel.orderId());
        } else if (command instanceof ChangeTrade change) {
            Changing.changeTrade(decision, change);
        } else if (command instanceof ClosePosition close) {
            TradeClosing.closePosition(decision, close.instrument(), close.units(), CloseReason.MANUAL);
        } else if (command instanceof CloseEverything) {
            TradeClosing.closeEverything(decision);
        } else if (command instanceof CheckMargin) {
            MarginWatch.check(decision);
        } else if (command instanceof ExpireOrders) {
            Expiring.expire(decision);
        } else if (command instanceof ChargeFinancing) {
            Financing.charge(decision, rollover);
        } else if (command instanceof ChangeTerms change) {
            Changing.changeTerms(decision, change.terms());
        }
    }

    private Decision decision(Account account, Market market, Instant now, FillDraws draws) {
        RuleProfile profile = profiles.of(account.terms().rules());
        Valuation valuation = new Valuation(account, market, conversions, profile, TradingDays.on(now));
        return new Decision(account, profile, market, now, valuation, draws);
    }
}
