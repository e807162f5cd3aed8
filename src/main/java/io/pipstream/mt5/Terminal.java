package io.pipstream.mt5;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.order.Order;
import io.pipstream.trading.ClientRequest;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as a MetaTrader terminal handles it: in lots, by tickets, which are the ids of trades and of orders that wait. No
 * trade has the id of an order. Thread-safe. Methods may wait for the ledger, and throw {@link TerminalException} for whatever
 * is not done. A command with a request's name is done once, however often it comes, and answered from what was recorded then;
 * null is for one that cannot be repeated.
 */
public interface Terminal {

    AccountFigures figures(Dealer dealer);

    /** The open trades, oldest first. */
    List<OpenPosition> positions(Dealer dealer);

    /** The orders that wait, oldest first. */
    List<Order> orders(Dealer dealer);

    Dealt open(Dealer dealer, NewOrder order, @Nullable ClientRequest request);

    /** Changes the exits of a trade, or those and the price of an order that waits: such an order gets another ticket. */
    Dealt modify(Dealer dealer, long ticket, Levels levels, @Nullable ClientRequest request);

    /**
     * Closes a trade, or cancels an order that waits.
     *
     * @param lots how much of a trade; null for all of it
     */
    Dealt close(Dealer dealer, long ticket, @Nullable BigDecimal lots, @Nullable ClientRequest request);

    /** Closes an instrument's trades. Some of it may be refused: {@link Dealt#refusals}. */
    Dealt closeInstrument(Dealer dealer, Instrument instrument, @Nullable ClientRequest request);

    /** Closes the trades that were opened with that number. Some of it may be refused: {@link Dealt#refusals}. */
    Dealt closeMagic(Dealer dealer, long magic, @Nullable ClientRequest request);

    /** Closes every trade; orders go on waiting. Some of it may be refused: {@link Dealt#refusals}. */
    Dealt closeEverything(Dealer dealer, @Nullable ClientRequest request);
}
