package io.pipstream.domain.engine;

import io.pipstream.domain.account.AccountTerms;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.OrderRequest;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What is to be decided for one account. Immutable. */
public sealed interface Command {

    record PlaceOrder(OrderRequest request) implements Command {}

    /** Cancels the order and places the other in its stead, or does neither. */
    record ReplaceOrder(long orderId, OrderRequest request) implements Command {}

    record CancelOrder(long orderId) implements Command {}

    /** Gives an open trade these exits in place of all it has. */
    record ChangeTrade(long tradeId, Exits exits) implements Command {}

    /**
     * Closes a trade.
     *
     * @param units how many of its units; null for all
     * @param priceBound the worst price to close at; null for any
     */
    record CloseTrade(
            long tradeId, @Nullable Long units, @Nullable BigDecimal priceBound, CloseReason reason)
            implements Command {}

    /** Closes an instrument's trades, the oldest first; {@code units} of them in all, or all if null. */
    record ClosePosition(Instrument instrument, @Nullable Long units) implements Command {}

    /** Closes every trade and cancels nothing. */
    record CloseEverything() implements Command {}

    /** A quote came that reaches something of the account's: whatever it reaches is filled at it. */
    record Touch(Quote quote) implements Command {}

    /** Looks whether margin call or close-out is due, at the market's present prices. */
    record CheckMargin() implements Command {}

    /** Cancels the orders whose time has ended. */
    record ExpireOrders() implements Command {}

    /** Charges the rollovers since the last one charged. */
    record ChargeFinancing() implements Command {}

    record ChangeTerms(AccountTerms terms) implements Command {}
}
