package io.pipstream.domain.engine;

import static java.util.Objects.requireNonNull;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.OrderRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The price conditions of orders and trades. The {@link TriggerIndex} holds exactly these and a
 * {@link Command.Touch} fills by exactly these, so that the two cannot disagree.
 *
 * <p>A waiting order has one. A trade has up to three: its stop (of stop-loss and trailing stop the one nearer to the
 * price), its nearest take-profit, and the price that moves its trailing stop on.
 */
public final class Thresholds {

    static final int STOP = 0;
    static final int TARGET = 1;
    static final int TRAIL = 2;

    private Thresholds() {}

    /** None for a market order, which never waits. */
    public static List<Threshold> of(AccountId account, Order order) {
        OrderRequest request = order.request();
        Side side = request.side();
        BigDecimal price = request.price();
        if (price == null) {
            return List.of();
        }
        Reach reach = isAbove(order, price) ? Reach.AT_OR_ABOVE : Reach.AT_OR_BELOW;
        return List.of(new Threshold(
                request.instrument(),
                side == Side.BUY ? PriceSide.ASK : PriceSide.BID,
                reach,
                price,
                account,
                order.id(),
                0));
    }

    /** In the order in which they act if one quote reaches several: the stop first, the trailing last. */
    public static List<Threshold> of(AccountId account, Trade trade) {
        List<Threshold> all = new ArrayList<>(3);
        BigDecimal stop = stop(trade);
        if (stop != null) {
            all.add(losing(account, trade, stop));
        }
        if (!trade.exits().takeProfits().isEmpty()) {
            all.add(gaining(account, trade, trade.exits().takeProfits().get(0), TARGET));
        }
        BigDecimal advance = advance(trade);
        if (advance != null && advance.signum() > 0) {
            all.add(gaining(account, trade, advance, TRAIL));
        }
        return all;
    }

    /** Whether the trailing stop is the one that acts. */
    static boolean isTrailing(Trade trade) {
        BigDecimal trailing = trade.trailingStop();
        BigDecimal fixed = trade.exits().stopLoss();
        return trailing != null
                && (fixed == null || trailing.compareTo(fixed) * trade.side().sign() > 0);
    }

    /** Of stop-loss and trailing stop the one nearer to the price; null without either. */
    static @Nullable BigDecimal stop(Trade trade) {
        return isTrailing(trade) ? trade.trailingStop() : trade.exits().stopLoss();
    }

    /** The closing price at which the trailing stop can move by a whole pip. */
    private static @Nullable BigDecimal advance(Trade trade) {
        BigDecimal distance = trade.exits().trailingDistance();
        if (distance == null) {
            return null;
        }
        BigDecimal stop = requireNonNull(trade.trailingStop());
        BigDecimal away = distance.add(trade.instrument().terms().pip());
        return trade.side() == Side.BUY ? stop.add(away) : stop.subtract(away);
    }

    private static boolean isAbove(Order order, BigDecimal price) {
        boolean buys = order.request().side() == Side.BUY;
        return switch (order.request().type()) {
            case LIMIT -> !buys;
            case STOP -> buys;
            case MARKET, MARKET_IF_TOUCHED -> price.compareTo(order.marketWhenPlaced()) >= 0;
        };
    }

    private static Threshold losing(AccountId account, Trade trade, BigDecimal level) {
        Reach reach = trade.side() == Side.BUY ? Reach.AT_OR_BELOW : Reach.AT_OR_ABOVE;
        return new Threshold(trade.instrument(), closingSide(trade), reach, level, account, trade.id(), STOP);
    }

    private static Threshold gaining(AccountId account, Trade trade, BigDecimal level, int part) {
        Reach reach = trade.side() == Side.BUY ? Reach.AT_OR_ABOVE : Reach.AT_OR_BELOW;
        return new Threshold(trade.instrument(), closingSide(trade), reach, level, account, trade.id(), part);
    }

    private static PriceSide closingSide(Trade trade) {
        return trade.side() == Side.BUY ? PriceSide.BID : PriceSide.ASK;
    }
}
