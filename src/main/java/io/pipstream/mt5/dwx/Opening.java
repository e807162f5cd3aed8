package io.pipstream.mt5.dwx;

import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent.TradeOpened;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.OrderType;
import io.pipstream.mt5.Dealer;
import io.pipstream.mt5.Dealt;
import io.pipstream.mt5.Magic;
import io.pipstream.mt5.NewOrder;
import io.pipstream.mt5.Terminal;
import io.pipstream.mt5.TerminalException;
import io.pipstream.pricing.CurrentQuote;
import io.pipstream.pricing.QuoteBook;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens trades and places orders. Stop-loss and take-profit are so many points from the price at which a trade opens: it has
 * them from the start by the price that was seen, and, where the fill was at another, moved by the difference after it.
 */
final class Opening {

    private static final int LONGEST_SHOWN = 32;

    private final Terminal terminal;
    private final Instruments instruments;
    private final QuoteBook book;

    Opening(Terminal terminal, Instruments instruments, QuoteBook book) {
        this.terminal = terminal;
        this.instruments = instruments;
        this.book = book;
    }

    /** @throws RefusedCommandException if it cannot be asked for, TerminalException if it was not done */
    PythonDict open(Dealer dealer, DwxCommand.Open command) throws RefusedCommandException {
        Instrument instrument = instrument(command.symbol());
        boolean market = command.kind().type() == OrderType.MARKET;
        BigDecimal seen = market ? dealingPrice(instrument, command) : ExitPrices.tidy(instrument, command.price());
        ExitPrices exits = ExitPrices.of(instrument, command.kind().side(), seen, command.distances());
        Dealt dealt = terminal.open(
                dealer,
                new NewOrder(
                        instrument,
                        command.kind(),
                        command.lots(),
                        market ? null : seen,
                        null,
                        exits.stopLoss(),
                        exits.takeProfit(),
                        command.comment(),
                        command.magic()),
                null);
        Optional<Trade> opened = dealt.opened().map(TradeOpened::trade);
        if (opened.isPresent()) {
            return opened(opened.get(), adjusted(dealer, opened.get(), seen, command, exits), command.magic());
        }
        return dealt.closed().isEmpty() ? placed(dealt, exits) : netted(dealt, instrument, command.magic());
    }

    private Instrument instrument(String symbol) throws RefusedCommandException {
        String shown = symbol.substring(0, Math.min(symbol.length(), LONGEST_SHOWN));
        return instruments
                .find(symbol)
                .orElseThrow(() ->
                        new RefusedCommandException(MtError.UNKNOWN_SYMBOL, "There is no instrument " + shown + "."));
    }

    private BigDecimal dealingPrice(Instrument instrument, DwxCommand.Open command) throws RefusedCommandException {
        return book.current(instrument)
                .map(CurrentQuote::quote)
                .map((Quote quote) -> quote.dealingPrice(command.kind().side()))
                .orElseThrow(() -> new RefusedCommandException(
                        MtError.OFF_QUOTES, "There is no price of " + instrument.symbol() + " yet."));
    }

    /** If that cannot be done the exits stay where they are, which is told. */
    private ExitPrices adjusted(
            Dealer dealer, Trade trade, BigDecimal seen, DwxCommand.Open command, ExitPrices exits) {
        if (exits.isEmpty() || trade.openPrice().compareTo(seen) == 0) {
            return exits;
        }
        try {
            ExitPrices meant = ExitPrices.of(trade.instrument(), trade.side(), trade.openPrice(), command.distances());
            terminal.modify(dealer, trade.id(), meant.levels(null), null);
            return meant;
        } catch (RefusedCommandException | TerminalException refused) {
            return exits;
        }
    }

    private static PythonDict opened(Trade trade, ExitPrices exits, long magic) {
        return exits.tell(executed(trade.instrument(), magic, trade.id(), trade.openedAt(), trade.openPrice()));
    }

    private static PythonDict placed(Dealt dealt, ExitPrices exits) {
        Order order = dealt.placed()
                .orElseThrow(() -> new IllegalStateException("Neither placed, opened nor closed: " + dealt.events()))
                .order();
        return exits.tell(executed(
                order.request().instrument(),
                Magic.of(order.request().tags()),
                order.id(),
                order.placedAt(),
                order.request().requiredPrice()));
    }

    /** Where an account may not hold both sides, the order closed trades of the other side, and nothing has a ticket. */
    private static PythonDict netted(Dealt dealt, Instrument instrument, long magic) {
        Closed closed = Closed.of(dealt.closed());
        return Answers.succeeded(
                executed(instrument, magic, 0, dealt.events().get(0).time(), closed.price())
                        .decimal("_close_lots", closed.lots()),
                "NETTED");
    }

    private static PythonDict executed(
            Instrument instrument, long magic, long ticket, Instant time, @Nullable BigDecimal price) {
        PythonDict answer = Answers.of(Answers.EXECUTION)
                .text("_symbol", instrument.symbol())
                .whole("_magic", magic)
                .whole("_ticket", ticket)
                .text("_open_time", DwxTimes.toTheSecond(time));
        return price == null ? answer : answer.decimal("_open_price", price);
    }
}
