package io.pipstream.domain.engine;

import io.pipstream.domain.engine.Proposal.Timing;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.MarketQuote;
import io.pipstream.domain.market.TradingDays;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.OrderType;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import io.pipstream.domain.order.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Accepts orders or refuses them. A limit order whose price the market offers already is filled at once, at the market's
 * better price. A stop order whose price the market has already passed is refused, not filled as some brokers do: most
 * often it is a limit order mistaken for a stop, and who wants to deal at any price has the market order for it. Orders
 * may be placed to wait while the market is closed or its price stale, but nothing is filled then.
 */
final class Placing {

    private Placing() {}

    static void place(Decision decision, OrderRequest request) {
        Attempt<Proposal> judged =
                accepted(judge(decision, request, decision.state().orders().size()));
        Proposal proposal = judged.found();
        if (proposal == null) {
            decision.reject(request.instrument(), request.clientOrderId(), judged.refusal());
        } else {
            enter(decision, proposal, null);
        }
    }

    static void replace(Decision decision, long orderId, OrderRequest request) {
        Order replaced = decision.state().orders().get(orderId);
        if (replaced == null) {
            decision.rejectUnknownOrder(orderId);
            return;
        }
        int others = decision.state().orders().size() - 1;
        Attempt<Proposal> judged = accepted(judge(decision, request, others));
        Proposal proposal = judged.found();
        if (proposal == null) {
            decision.rejectOrder(replaced, request.clientOrderId(), judged.refusal());
        } else {
            decision.cancel(replaced, Reason.CLIENT_REQUEST_REPLACED, Reason.CLIENT_REQUEST_REPLACED.text());
            enter(decision, proposal, orderId);
        }
    }

    /** Refused if the proposal itself must not be. */
    static Attempt<Proposal> accepted(Attempt<Proposal> judged) {
        Proposal proposal = judged.found();
        Refusal refusal = proposal == null ? null : proposal.refusal();
        return refusal == null ? judged : Attempt.refused(refusal);
    }

    private static void enter(Decision decision, Proposal proposal, @Nullable Long replaces) {
        long id = Filling.place(decision, proposal, replaces);
        if (proposal.timing() == Timing.AT_ONCE) {
            Filling.fill(decision, proposal, id);
        }
    }

    /**
     * What the order would do, or why it is refused before that can be said.
     *
     * @param waiting how many orders wait beside it
     */
    static Attempt<Proposal> judge(Decision decision, OrderRequest asked, int waiting) {
        Refusal unfit = unfit(decision, asked);
        if (unfit != null) {
            return Attempt.refused(unfit);
        }
        Attempt<Exits> exits = ExitRules.normalised(asked.instrument(), asked.side(), asked.exits());
        Exits normal = exits.found();
        if (normal == null) {
            return Attempt.refused(exits.refusal());
        }
        OrderRequest request = asked.settled(normal, expiry(asked, decision.now()));
        return request.type() == OrderType.MARKET ? atOnce(decision, request) : conditional(decision, request, waiting);
    }

    private static Attempt<Proposal> atOnce(Decision decision, OrderRequest request) {
        Attempt<MarketQuote> quoted = decision.dealable(request.instrument());
        MarketQuote seen = quoted.found();
        return seen == null
                ? Attempt.refused(quoted.refusal())
                : Proposing.propose(decision, request, request.units(), seen, Timing.AT_ONCE, decision.draws());
    }

    /** Counted among those that wait even if it is filled at once: a part of it may be left. */
    private static Attempt<Proposal> conditional(Decision decision, OrderRequest request, int waiting) {
        MarketQuote seen = decision.quote(request.instrument());
        if (seen == null) {
            return Attempt.refused(Decision.unknownPrice(request.instrument()));
        }
        BigDecimal price = request.requiredPrice();
        Refusal watched = ExitRules.unwatchable(price);
        Refusal misplaced = watched == null ? ExitRules.misplaced(request.side(), request.exits(), price) : watched;
        if (misplaced != null) {
            return Attempt.refused(misplaced);
        }
        if (waiting >= decision.profile().mostOrders()) {
            return Attempt.refused(
                    Reason.PENDING_ORDERS_ALLOWED_EXCEEDED,
                    waiting + " orders are waiting, " + decision.profile().mostOrders() + " are allowed");
        }
        BigDecimal market = seen.quote().dealingPrice(request.side());
        int ahead = price.compareTo(market) * request.side().sign();
        if (request.type() == OrderType.STOP && ahead <= 0) {
            return Attempt.refused(
                    Reason.PRICE_ALREADY_PASSED, "The market is at " + market + ", the stop order's price is " + price);
        }
        boolean fills = request.type() == OrderType.LIMIT ? ahead >= 0 : ahead == 0;
        if (fills && decision.dealable(request.instrument()).found() != null) {
            return Proposing.propose(decision, request, request.units(), seen, Timing.AT_ONCE, decision.draws());
        }
        return Proposing.propose(
                decision, request, request.units(), seen, Timing.WAITS, FillDraws.withoutChance(decision.realism()));
    }

    private static @Nullable Refusal unfit(Decision decision, OrderRequest request) {
        Instrument instrument = request.instrument();
        if (decision.market().instruments().find(instrument.symbol()).isEmpty()) {
            return Refusal.of(Reason.INSTRUMENT_NOT_TRADEABLE, instrument.symbol() + " is not traded here");
        }
        if (request.units() < instrument.terms().minUnits()) {
            return Refusal.of(
                    Reason.UNITS_MINIMUM_NOT_MET,
                    request.units() + " units, at least " + instrument.terms().minUnits() + " are dealt");
        }
        if (request.units() > instrument.terms().maxUnits()) {
            return Refusal.of(
                    Reason.UNITS_LIMIT_EXCEEDED,
                    request.units() + " units, at most " + instrument.terms().maxUnits() + " are dealt");
        }
        Instant expiry = request.timeInForce() == TimeInForce.GTD ? request.expiry() : null;
        return expiry == null || expiry.isAfter(decision.now())
                ? null
                : Refusal.of(
                        Reason.EXPIRY_IN_THE_PAST, "It would have ended at " + expiry + ", before " + decision.now());
    }

    /** Only GTD and DAY have one; one given with another time in force means nothing. */
    private static @Nullable Instant expiry(OrderRequest request, Instant now) {
        return switch (request.timeInForce()) {
            case DAY -> TradingDays.endAfter(now);
            case GTD -> request.expiry();
            case GTC, FOK, IOC -> null;
        };
    }
}
