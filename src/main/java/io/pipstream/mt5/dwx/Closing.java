package io.pipstream.mt5.dwx;

import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.market.Lots;
import io.pipstream.domain.order.Order;
import io.pipstream.mt5.Dealer;
import io.pipstream.mt5.Dealt;
import io.pipstream.mt5.Magic;
import io.pipstream.mt5.OpenPosition;
import io.pipstream.mt5.Terminal;
import io.pipstream.mt5.TerminalException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Closes trades and cancels orders, by ticket, by magic number, or all there are. */
final class Closing {

    private static final String NOT_FOUND = "NOT_FOUND";

    private final Terminal terminal;
    private final Tickets tickets;

    Closing(Terminal terminal, Tickets tickets) {
        this.terminal = terminal;
        this.tickets = tickets;
    }

    PythonDict close(Dealer dealer, long ticket) {
        PythonDict answer = Answers.of(Answers.CLOSE).whole("_ticket", ticket);
        Optional<Trade> trade = tickets.trade(dealer, ticket);
        Optional<Order> order = tickets.order(dealer, ticket); // beside a trade, if a part of it was filled
        order.ifPresent(waiting -> terminal.close(dealer, waiting.id(), null, null));
        if (trade.isPresent()) {
            closed(dealer, trade.get(), null).tell(answer);
            return Answers.succeeded(answer, "CLOSE_MARKET");
        }
        return order.isPresent() ? Answers.succeeded(answer, "CLOSE_PENDING") : notFound(answer, NOT_FOUND, ticket);
    }

    /** As many lots as there are, if that is fewer, or if it is to be none. */
    PythonDict closePartial(Dealer dealer, long ticket, BigDecimal lots) {
        PythonDict answer = Answers.of(Answers.CLOSE).whole("_ticket", ticket);
        Optional<Trade> trade = tickets.trade(dealer, ticket);
        if (trade.isEmpty()) {
            return notFound(answer, "CLOSE_PARTIAL_FAILED", ticket);
        }
        BigDecimal open = Lots.ofUnits(trade.get().instrument(), trade.get().units());
        boolean all = lots.signum() == 0 || lots.compareTo(open) >= 0;
        closed(dealer, trade.get(), all ? null : lots).tell(answer);
        return Answers.succeeded(answer, "CLOSE_PARTIAL");
    }

    private static PythonDict notFound(PythonDict answer, String response, long ticket) {
        return Answers.failed(
                answer, response, MtError.INVALID_TICKET, "No trade is open and no order waits as " + ticket + ".");
    }

    private Closed closed(Dealer dealer, Trade trade, @Nullable BigDecimal lots) {
        Dealt dealt = terminal.close(dealer, trade.id(), lots, null);
        List<TradeEvent> own = dealt.closed().stream()
                .filter(event -> Closed.trade(event).id() == trade.id())
                .toList();
        return Closed.of(own.isEmpty() ? dealt.closed() : own);
    }

    PythonDict closeMagic(Dealer dealer, long magic) {
        PythonDict answer = Answers.of(Answers.CLOSE_ALL_MAGIC).whole("_magic", magic);
        return closeEach(dealer, answer, each -> each == magic);
    }

    PythonDict closeAll(Dealer dealer) {
        return closeEach(dealer, Answers.of(Answers.CLOSE_ALL), each -> true);
    }

    /** The oldest first, because some accounts must. What is refused is told with its ticket. */
    private PythonDict closeEach(Dealer dealer, PythonDict answer, Predicate<Long> magics) {
        PythonDict responses = new PythonDict();
        int count = 0;
        int failures = 0;
        for (OpenPosition position : terminal.positions(dealer)) {
            Trade trade = position.trade();
            long magic = Magic.of(trade.tags());
            if (magics.test(magic)) {
                PythonDict response = new PythonDict()
                        .text("_symbol", trade.instrument().symbol())
                        .whole("_magic", magic);
                failures += tryClosing(
                        response,
                        "CLOSE_MARKET",
                        () -> closed(dealer, trade, null).tell(response));
                responses.dict(trade.id(), response);
                count++;
            }
        }
        for (Order order : terminal.orders(dealer)) {
            long magic = Magic.of(order.request().tags());
            if (magics.test(magic)) {
                PythonDict response = new PythonDict()
                        .text("_symbol", order.request().instrument().symbol())
                        .whole("_magic", magic);
                failures += tryClosing(response, "CLOSE_PENDING", () -> terminal.close(dealer, order.id(), null, null));
                responses.dict(order.id(), response);
                count++;
            }
        }
        answer.dict("_responses", responses);
        if (count == 0) {
            return answer.text("_response", NOT_FOUND);
        }
        return answer.text("_response_value", failures == 0 ? "SUCCESS" : "%d OF %d FAILED".formatted(failures, count));
    }

    private static int tryClosing(PythonDict response, String done, Runnable close) {
        try {
            close.run();
            response.text("_response", done);
            return 0;
        } catch (TerminalException refused) {
            Answers.failed(response, MtError.ofCode(refused.code()), refused.sentence());
            return 1;
        }
    }
}
