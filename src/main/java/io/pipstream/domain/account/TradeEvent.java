package io.pipstream.domain.account;

import io.pipstream.domain.market.FinancingCharge;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.money.Amounts;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact of an account, one entry of its journal. Stored first, published after; the account is the sum of them.
 * The sequence rises by one for each account, without a gap. Immutable.
 */
public sealed interface TradeEvent {

    long sequence();

    Instant time();

    /** By how much it changes the balance, in the account's currency. */
    default BigDecimal amount() {
        return Amounts.ZERO;
    }

    /** A new journal begins, with this much money. */
    record AccountOpened(long sequence, Instant time, AccountTerms terms, BigDecimal deposit) implements TradeEvent {
        @Override
        public BigDecimal amount() {
            return deposit;
        }
    }

    /** The account trades under other terms from now on. */
    record TermsChanged(long sequence, Instant time, AccountTerms terms) implements TradeEvent {}

    /**
     * An order was accepted.
     *
     * @param replaces the order it takes the place of; null for none
     */
    record OrderPlaced(
            long sequence,
            Instant time,
            Order order,
            @Nullable Long replaces) implements TradeEvent {}

    /**
     * A request was refused, and nothing changed.
     *
     * @param instrument what it was about; null if about all of the account
     * @param tradeId the trade it was about; null for none
     * @param orderId the order it was about; null for none, or a new one
     * @param clientOrderId the name the client gave it; null for none
     */
    record OrderRejected(
            long sequence,
            Instant time,
            @Nullable Instrument instrument,
            @Nullable Long tradeId,
            @Nullable Long orderId,
            @Nullable String clientOrderId,
            Refusal refusal)
            implements TradeEvent {}

    /** What was left of an order will not be filled. */
    record OrderCancelled(long sequence, Instant time, Order order, Reason reason, String detail)
            implements TradeEvent {}

    /** A fill opened a trade. */
    record TradeOpened(long sequence, Instant time, Trade trade, Fill fill) implements TradeEvent {}

    /**
     * A fill closed a part of a trade.
     *
     * @param trade as it is afterwards
     */
    record TradeReduced(long sequence, Instant time, Trade trade, Fill fill, BigDecimal profitLoss, CloseReason reason)
            implements TradeEvent {
        @Override
        public BigDecimal amount() {
            return profitLoss;
        }
    }

    /**
     * A fill closed all that was left of a trade.
     *
     * @param trade as it is afterwards
     * @param profitLoss of these last units
     */
    record TradeClosed(long sequence, Instant time, Trade trade, Fill fill, BigDecimal profitLoss, CloseReason reason)
            implements TradeEvent {
        @Override
        public BigDecimal amount() {
            return profitLoss;
        }
    }

    /** A trade's exits are others now. */
    record TradeChanged(long sequence, Instant time, Trade trade, Cause cause) implements TradeEvent {

        /** Who changed them. */
        public enum Cause {
            CLIENT,
            /** Its trailing stop followed the price. */
            TRAILING,
            /** It changed exits with another of its size, because the older of the two had to be closed first. */
            FIRST_IN_FIRST_OUT
        }
    }

    /** A trade was held over a rollover. */
    record FinancingCharged(long sequence, Instant time, Trade trade, FinancingCharge charge, Instant rollover)
            implements TradeEvent {
        @Override
        public BigDecimal amount() {
            return charge.amount();
        }
    }

    /** A negative balance was made up for, as the profile promises. */
    record BalanceProtected(long sequence, Instant time, BigDecimal amount) implements TradeEvent {}

    /** The account's money after a change of it. */
    record BalanceUpdated(long sequence, Instant time, AccountSummary summary) implements TradeEvent {}

    /** The equity fell below what the profile calls for, or is above it again. */
    record MarginCall(long sequence, Instant time, State state, AccountSummary summary) implements TradeEvent {

        /** Which way it went. */
        public enum State {
            ENTERED,
            LEFT
        }
    }
}
