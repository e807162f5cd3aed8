package io.pipstream.mt5.dwx;

import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent.OrderPlaced;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Order;
import io.pipstream.mt5.Dealer;
import io.pipstream.mt5.Dealt;
import io.pipstream.mt5.Terminal;
import io.pipstream.mt5.TerminalException;
import java.math.BigDecimal;
import java.util.Optional;

/** Changes the exits of a trade, or exits and price of an order that waits. */
final class Modifying {

    private final Terminal terminal;
    private final Tickets tickets;

    Modifying(Terminal terminal, Tickets tickets) {
        this.terminal = terminal;
        this.tickets = tickets;
    }

    PythonDict modify(Dealer dealer, DwxCommand.Modify command) throws RefusedCommandException {
        Optional<Trade> trade = tickets.trade(dealer, command.ticket());
        if (trade.isPresent()) {
            return modify(dealer, trade.get(), command);
        }
        Optional<Order> order = tickets.order(dealer, command.ticket());
        if (order.isPresent()) {
            return modify(dealer, order.get(), command);
        }
        return Answers.failed(
                Answers.of(Answers.MODIFY).whole("_ticket", command.ticket()),
                "NOT_FOUND",
                MtError.INVALID_TICKET,
                "No trade is open and no order waits as " + command.ticket() + ".");
    }

    private PythonDict modify(Dealer dealer, Trade trade, DwxCommand.Modify command) throws RefusedCommandException {
        ExitPrices exits = exits(trade.instrument(), trade.side(), trade.openPrice(), command);
        try {
            terminal.modify(dealer, trade.id(), exits.levels(null), null);
            return modified(trade.id(), exits);
        } catch (TerminalException refused) {
            return notModified(trade.id(), exits, refused);
        }
    }

    private PythonDict modify(Dealer dealer, Order order, DwxCommand.Modify command) throws RefusedCommandException {
        Instrument instrument = order.request().instrument();
        BigDecimal price = command.price().signum() == 0
                ? order.request().requiredPrice()
                : ExitPrices.tidy(instrument, command.price());
        ExitPrices exits = exits(instrument, order.request().side(), price, command);
        try {
            Dealt dealt = terminal.modify(dealer, order.id(), exits.levels(price), null);
            long replacement =
                    dealt.placed().map(OrderPlaced::order).map(Order::id).orElse(order.id());
            tickets.replaced(order.id(), replacement);
            return modified(replacement, exits);
        } catch (TerminalException refused) {
            return notModified(order.id(), exits, refused);
        }
    }

    private static ExitPrices exits(Instrument instrument, Side side, BigDecimal price, DwxCommand.Modify command)
            throws RefusedCommandException {
        return ExitPrices.of(instrument, side, price, command.distances());
    }

    private static PythonDict modified(long ticket, ExitPrices exits) {
        return exits.tell(Answers.of(Answers.MODIFY).whole("_ticket", ticket), "_sl", "_tp");
    }

    private static PythonDict notModified(long ticket, ExitPrices exits, TerminalException refused) {
        PythonDict answer = Answers.of(Answers.MODIFY).whole("_ticket", ticket);
        return exits.tell(
                Answers.failed(answer, MtError.ofCode(refused.code()), refused.sentence()),
                "_sl_attempted",
                "_tp_attempted");
    }
}
