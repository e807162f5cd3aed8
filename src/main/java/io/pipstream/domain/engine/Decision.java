package io.pipstream.domain.engine;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountChanges;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.RealismProfile;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.OrderCancelled;
import io.pipstream.domain.account.TradeEvent.OrderRejected;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Market;
import io.pipstream.domain.market.MarketQuote;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import io.pipstream.domain.rules.RuleProfile;
import io.pipstream.domain.rules.Valuation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One decision on its way: the events so far, and the account as they have made it. For one thread. */
final class Decision {

    private final AccountId account;
    private final RuleProfile profile;
    private final Market market;
    private final Instant now;
    private final FillDraws draws;
    private final AccountChanges changes;
    private final List<TradeEvent> events = new ArrayList<>(4);
    private Valuation valuation;
    private long valuedSequence;

    Decision(Account account, RuleProfile profile, Market market, Instant now, Valuation valuation, FillDraws draws) {
        this.account = account.id();
        this.profile = profile;
        this.market = market;
        this.now = now;
        this.draws = draws;
        this.changes = new AccountChanges(account);
        this.valuation = valuation;
        this.valuedSequence = account.sequence();
    }

    AccountId account() {
        return account;
    }

    RuleProfile profile() {
        return profile;
    }

    Market market() {
        return market;
    }

    Instant now() {
        return now;
    }

    RealismProfile realism() {
        return changes.terms().realism();
    }

    FillDraws draws() {
        return draws;
    }

    /** What the account is worth as the events so far have made it. */
    Valuation valuation() {
        if (valuedSequence != changes.sequence()) {
            valuation = valuation.after(changes.account());
            valuedSequence = changes.sequence();
        }
        return valuation;
    }

    /** The open trades of an instrument and side, oldest first. */
    List<Trade> trades(Instrument instrument, Side side) {
        if (changes.trades().isEmpty()) {
            return List.of();
        }
        List<Trade> found = new ArrayList<>();
        for (Trade trade : changes.trades().values()) {
            if (trade.side() == side && trade.instrument().equals(instrument)) {
                found.add(trade);
            }
        }
        return found;
    }

    /** The account as the events so far have made it. */
    AccountChanges state() {
        return changes;
    }

    List<TradeEvent> events() {
        return events;
    }

    long nextSequence() {
        return changes.sequence() + 1;
    }

    void add(TradeEvent event) {
        changes.apply(event);
        events.add(event);
    }

    void reject(@Nullable Instrument instrument, @Nullable String clientOrderId, Refusal refusal) {
        add(new OrderRejected(nextSequence(), now, instrument, null, null, clientOrderId, refusal));
    }

    void rejectTrade(Trade trade, Refusal refusal) {
        add(new OrderRejected(nextSequence(), now, trade.instrument(), trade.id(), null, null, refusal));
    }

    void rejectUnknownTrade(long tradeId) {
        Refusal refusal = Refusal.of(Reason.TRADE_DOESNT_EXIST, "No trade " + tradeId + " is open");
        add(new OrderRejected(nextSequence(), now, null, tradeId, null, null, refusal));
    }

    void rejectUnknownOrder(long orderId) {
        Refusal refusal = Refusal.of(Reason.ORDER_DOESNT_EXIST, "No order " + orderId + " is waiting");
        add(new OrderRejected(nextSequence(), now, null, null, orderId, null, refusal));
    }

    void rejectOrder(Order order, @Nullable String clientOrderId, Refusal refusal) {
        add(new OrderRejected(
                nextSequence(), now, order.request().instrument(), null, order.id(), clientOrderId, refusal));
    }

    void cancel(Order order, Reason reason, String detail) {
        add(new OrderCancelled(nextSequence(), now, order, reason, detail));
    }

    /** Null until the instrument's first quote has come. */
    @Nullable
    MarketQuote quote(Instrument instrument) {
        return market.quote(instrument).orElse(null);
    }

    /** The quote that something may be filled at now. */
    Attempt<MarketQuote> dealable(Instrument instrument) {
        MarketQuote seen = quote(instrument);
        if (seen == null) {
            return Attempt.refused(unknownPrice(instrument));
        }
        if (!seen.open()) {
            return Attempt.refused(
                    Reason.MARKET_HALTED,
                    "The market for " + instrument.symbol() + " was closed at "
                            + seen.quote().time());
        }
        if (seen.stale()) {
            return Attempt.refused(
                    Reason.STALE_QUOTE,
                    "The last price of " + instrument.symbol() + " is "
                            + seen.age().toMillis() + " ms old");
        }
        return Attempt.of(seen);
    }

    static Refusal unknownPrice(Instrument instrument) {
        return Refusal.of(
                Reason.INSTRUMENT_PRICE_UNKNOWN, "No price of " + instrument.symbol() + " has come since the start");
    }
}
