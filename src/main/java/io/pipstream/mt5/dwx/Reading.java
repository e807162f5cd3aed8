package io.pipstream.mt5.dwx;

import io.pipstream.domain.account.AccountSummary;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.market.Lots;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.Tags;
import io.pipstream.mt5.AccountFigures;
import io.pipstream.mt5.Dealer;
import io.pipstream.mt5.Magic;
import io.pipstream.mt5.OpenPosition;
import io.pipstream.mt5.OrderKind;
import io.pipstream.mt5.Terminal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells what is open and waits, and what the account is worth. */
final class Reading {

    private static final List<OrderKind> NUMBERED = List.of(OrderKind.values());

    private final Terminal terminal;
    private final Clock clock;

    Reading(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    /** Trades and orders, the newest first, as a terminal's program tells them. */
    PythonDict openTrades(Dealer dealer) {
        List<Ticket> all = new ArrayList<>();
        terminal.positions(dealer).forEach(position -> all.add(Ticket.of(position)));
        terminal.orders(dealer).forEach(order -> all.add(Ticket.of(order)));
        all.sort((first, second) -> Long.compare(second.number, first.number));
        PythonDict trades = new PythonDict();
        all.forEach(ticket -> trades.dict(ticket.number, ticket.written));
        return Answers.of(Answers.OPEN_TRADES).dict("_trades", trades);
    }

    private record Ticket(long number, PythonDict written) {

        static Ticket of(OpenPosition position) {
            Trade trade = position.trade();
            OrderKind kind = trade.side() == Side.BUY ? OrderKind.BUY : OrderKind.SELL;
            BigDecimal lots = Lots.ofUnits(trade.instrument(), trade.units());
            PythonDict written = begun(trade.tags(), trade.instrument().symbol(), lots, kind);
            ended(
                    written,
                    trade.openPrice(),
                    trade.openedAt(),
                    trade.stop() == null ? BigDecimal.ZERO : trade.stop(),
                    trade.exits(),
                    position.profit(),
                    trade.tags());
            return new Ticket(trade.id(), written);
        }

        static Ticket of(Order order) {
            OrderRequest request = order.request();
            OrderKind kind = OrderKind.of(request)
                    .orElse(request.side() == Side.BUY ? OrderKind.BUY_LIMIT : OrderKind.SELL_LIMIT);
            BigDecimal lots = Lots.ofUnits(request.instrument(), order.remainingUnits());
            PythonDict written = begun(request.tags(), request.instrument().symbol(), lots, kind);
            ended(
                    written,
                    request.requiredPrice(),
                    order.placedAt(),
                    ExitPrices.orZero(request.exits().stopLoss()),
                    request.exits(),
                    BigDecimal.ZERO,
                    request.tags());
            return new Ticket(order.id(), written);
        }

        private static PythonDict begun(Tags tags, String symbol, BigDecimal lots, OrderKind kind) {
            return new PythonDict()
                    .whole("_magic", Magic.of(tags))
                    .text("_symbol", symbol)
                    .decimal("_lots", lots)
                    .whole("_type", NUMBERED.indexOf(kind));
        }

        private static void ended(
                PythonDict written,
                BigDecimal price,
                Instant time,
                BigDecimal stop,
                Exits exits,
                BigDecimal profit,
                Tags tags) {
            List<BigDecimal> targets = exits.takeProfits();
            written.decimal("_open_price", price)
                    .text("_open_time", DwxTimes.toTheSecond(time))
                    .decimal("_SL", stop)
                    .decimal("_TP", targets.isEmpty() ? BigDecimal.ZERO : targets.get(0))
                    .decimal("_pnl", profit)
                    .text("_comment", Magic.comment(tags));
        }
    }

    /** The account's name is its number, too. */
    PythonDict account(Dealer dealer) {
        AccountFigures figures = terminal.figures(dealer);
        AccountSummary summary = figures.summary();
        String name = figures.account().id().value();
        return Answers.of(Answers.ACCOUNT)
                .text("account_number", name)
                .dicts(
                        "_data",
                        List.of(new PythonDict()
                                .text("currenttime", DwxTimes.toTheSecond(clock.instant()))
                                .text("account_name", name)
                                .decimal("account_balance", summary.balance())
                                .decimal("account_equity", summary.equity())
                                .decimal("account_profit", summary.unrealised())
                                .decimal("account_free_margin", summary.marginFree())
                                .whole("account_leverage", figures.leverage())));
    }
}
