package io.pipstream.mt5;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.engine.Command;
import io.pipstream.domain.engine.Command.CancelOrder;
import io.pipstream.domain.engine.Command.ChangeTrade;
import io.pipstream.domain.engine.Command.CloseEverything;
import io.pipstream.domain.engine.Command.ClosePosition;
import io.pipstream.domain.engine.Command.CloseTrade;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.engine.Command.ReplaceOrder;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.money.Amounts;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.rules.Valuation;
import io.pipstream.ledger.TradeHistory;
import io.pipstream.trading.AccountValues;
import io.pipstream.trading.ClientRequest;
import io.pipstream.trading.TradingDesk;
import io.pipstream.wire.OrderJson;
import io.pipstream.wire.TradeJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terminal of an account whose desk is this server's. */
@ApplicationScoped
public class DeskTerminal implements Terminal {

    private static final long NO_TICKET = 0;

    private final Instruments instruments;
    private final DealerAccounts accounts;
    private final AccountValues values;
    private final TradingDesk desk;
    private final TradeHistory history;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected DeskTerminal() {
        this.instruments = null;
        this.accounts = null;
        this.values = null;
        this.desk = null;
        this.history = null;
    }

    @Inject
    public DeskTerminal(
            Instruments instruments,
            DealerAccounts accounts,
            AccountValues values,
            TradingDesk desk,
            TradeHistory history) {
        this.instruments = instruments;
        this.accounts = accounts;
        this.values = values;
        this.desk = desk;
        this.history = history;
    }

    @Override
    public AccountFigures figures(Dealer dealer) {
        return LedgerFailures.said(() -> {
            Account account = accounts.toRead(dealer);
            Valuation valuation = values.now(account).valuation();
            return new AccountFigures(account, valuation.summary(), leverage(valuation));
        });
    }

    private long leverage(Valuation valuation) {
        BigDecimal least = BigDecimal.ONE;
        for (Instrument instrument : instruments.all()) {
            least = least.min(valuation.marginRate(instrument).rate());
        }
        return BigDecimal.ONE.divide(least, 0, RoundingMode.HALF_EVEN).longValueExact();
    }

    @Override
    public List<OpenPosition> positions(Dealer dealer) {
        return LedgerFailures.said(() -> {
            Account account = accounts.toRead(dealer);
            Valuation valuation = values.now(account).valuation();
            return account.trades().values().stream()
                    .map(trade -> new OpenPosition(trade, profit(valuation, trade)))
                    .toList();
        });
    }

    private static BigDecimal profit(Valuation valuation, Trade trade) {
        return valuation.missing(trade.instrument()).isPresent() ? Amounts.ZERO : valuation.profit(trade);
    }

    @Override
    public List<Order> orders(Dealer dealer) {
        return LedgerFailures.said(
                () -> List.copyOf(accounts.toRead(dealer).orders().values()));
    }

    @Override
    public Dealt open(Dealer dealer, NewOrder order, @Nullable ClientRequest request) {
        return LedgerFailures.said(() -> {
            Account account = accounts.toTrade(dealer);
            return accepted(handle(dealer, account, new PlaceOrder(order.request()), request));
        });
    }

    @Override
    public Dealt modify(Dealer dealer, long ticket, Levels levels, @Nullable ClientRequest request) {
        return LedgerFailures.said(() -> {
            Account account = accounts.toTrade(dealer);
            Command change = trade(account, ticket)
                    .<Command>map(trade -> new ChangeTrade(ticket, exits(trade, levels)))
                    .or(() -> order(account, ticket).map(order -> new ReplaceOrder(ticket, levels.of(order.request()))))
                    .orElseThrow(() -> unknown(ticket));
            return accepted(handle(dealer, account, change, request));
        });
    }

    private static Exits exits(Trade trade, Levels levels) {
        if (levels.price() != null) {
            throw new TerminalException("invalid_fields", "A price is for orders that wait; this one is filled.");
        }
        return levels.of(trade);
    }

    @Override
    public Dealt close(Dealer dealer, long ticket, @Nullable BigDecimal lots, @Nullable ClientRequest request) {
        return LedgerFailures.said(() -> {
            Account account = accounts.toTrade(dealer);
            Command close = trade(account, ticket)
                    .<Command>map(trade -> closing(trade, lots))
                    .or(() -> order(account, ticket).map(order -> cancelling(ticket, lots)))
                    .orElseThrow(() -> unknown(ticket));
            return accepted(handle(dealer, account, close, request));
        });
    }

    private static Command closing(Trade trade, @Nullable BigDecimal lots) {
        Long units = lots == null ? null : Long.valueOf(Tidy.units(trade.instrument(), lots));
        return new CloseTrade(trade.id(), units, null, CloseReason.MANUAL);
    }

    private static Command cancelling(long ticket, @Nullable BigDecimal lots) {
        if (lots != null) {
            throw new TerminalException("invalid_fields", "An order that waits is cancelled as a whole.");
        }
        return new CancelOrder(ticket);
    }

    @Override
    public Dealt closeInstrument(Dealer dealer, Instrument instrument, @Nullable ClientRequest request) {
        return LedgerFailures.said(
                () -> handle(dealer, accounts.toTrade(dealer), new ClosePosition(instrument, null), request));
    }

    @Override
    public Dealt closeEverything(Dealer dealer, @Nullable ClientRequest request) {
        return LedgerFailures.said(() -> handle(dealer, accounts.toTrade(dealer), new CloseEverything(), request));
    }

    /**
     * One command for each trade. The first has the request's own name, be it for a trade that is not there: so a repetition
     * knows when the request first came, and closes nothing that was opened since.
     */
    @Override
    public Dealt closeMagic(Dealer dealer, long magic, @Nullable ClientRequest request) {
        return LedgerFailures.said(() -> {
            Account account = accounts.toTrade(dealer);
            List<Long> tickets = account.trades().values().stream()
                    .filter(trade -> Magic.of(trade.tags()) == magic)
                    .map(Trade::id)
                    .toList();
            if (tickets.isEmpty() && request == null) {
                return new Dealt(List.of(), account, false);
            }
            long first = tickets.isEmpty() ? NO_TICKET : tickets.get(0);
            Dealt dealt = handle(dealer, account, closing(first), request);
            long came = dealt.isRepetition() && !dealt.events().isEmpty()
                    ? dealt.events().get(0).sequence()
                    : Long.MAX_VALUE;
            for (long ticket : tickets) {
                boolean isDone = ticket == first && !dealt.isRepetition();
                if (!isDone && ticket < came) {
                    dealt = dealt.plus(handle(dealer, account, closing(ticket), null));
                }
            }
            return dealt.withoutRefusalsOf(NO_TICKET);
        });
    }

    private static Command closing(long ticket) {
        return new CloseTrade(ticket, null, null, CloseReason.MANUAL);
    }

    private Dealt handle(Dealer dealer, Account account, Command command, @Nullable ClientRequest request) {
        return Dealt.of(
                desk.handle(account.id(), command, request, dealer.caller().actor()));
    }

    private static Dealt accepted(Dealt dealt) {
        dealt.refusal().map(TerminalException::of).ifPresent(refused -> {
            throw refused;
        });
        return dealt;
    }

    /** Open or not: a repeated request may be about one that it closed the first time. */
    private Optional<Trade> trade(Account account, long ticket) {
        return Optional.ofNullable(account.trades().get(ticket))
                .or(() -> account.orders().containsKey(ticket)
                        ? Optional.empty()
                        : history.trade(account.id(), ticket)
                                .map(stored -> new TradeJson(instruments).trade(stored.body())));
    }

    private Optional<Order> order(Account account, long ticket) {
        return Optional.ofNullable(account.orders().get(ticket))
                .or(() -> history.order(account.id(), ticket)
                        .map(stored -> new OrderJson(instruments).order(stored.body())));
    }

    private static TerminalException unknown(long ticket) {
        return new TerminalException("unknown_ticket", "There is no trade or order " + ticket + ".");
    }
}
