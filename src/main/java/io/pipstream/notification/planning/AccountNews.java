package io.pipstream.notification.planning;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.AccountSummary;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.Fill;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.BalanceProtected;
import io.pipstream.domain.account.TradeEvent.MarginCall;
import io.pipstream.domain.account.TradeEvent.OrderCancelled;
import io.pipstream.domain.account.TradeEvent.OrderRejected;
import io.pipstream.domain.account.TradeEvent.TradeClosed;
import io.pipstream.domain.account.TradeEvent.TradeOpened;
import io.pipstream.domain.account.TradeEvent.TradeReduced;
import io.pipstream.domain.account.TradeFigures;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.Reason;
import io.pipstream.notification.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the events of one account. Immutable. */
final class AccountNews {

    private final AccountId account;
    private final String currency;

    /** @param currency the account's; empty if it is not known */
    AccountNews(AccountId account, String currency) {
        this.account = account;
        this.currency = currency;
    }

    /**
     * Empty for an event that is no news.
     *
     * @param text the event as sessions get it
     */
    Optional<News> of(TradeEvent event, String text) {
        if (event instanceof TradeOpened opened) {
            return Optional.of(news(opened, text, List.of(Kind.FILLS), openedLine(opened), openedLines(opened)));
        }
        if (event instanceof TradeReduced reduced) {
            return Optional.of(
                    news(reduced, text, kinds(reduced.reason()), reducedLine(reduced), reducedLines(reduced)));
        }
        if (event instanceof TradeClosed closed) {
            return Optional.of(news(closed, text, kinds(closed.reason()), closedLine(closed), closedLines(closed)));
        }
        if (event instanceof MarginCall call) {
            return Optional.of(news(call, text, List.of(Kind.MARGIN_CALLS), callLine(call), figures(call.summary())));
        }
        if (event instanceof BalanceProtected balance) {
            String line =
                    "the negative balance of " + Words.money(balance.amount().negate(), currency) + " was made up for";
            return Optional.of(news(balance, text, List.of(Kind.MARGIN_CALLS), line, "The balance is 0 now."));
        }
        if (event instanceof OrderRejected rejected) {
            return Optional.of(
                    news(rejected, text, List.of(Kind.ORDERS), rejectedLine(rejected), rejectedLines(rejected)));
        }
        if (event instanceof OrderCancelled cancelled && cancelled.reason() != Reason.CLIENT_REQUEST_REPLACED) {
            return Optional.of(
                    news(cancelled, text, List.of(Kind.ORDERS), cancelledLine(cancelled), cancelledLines(cancelled)));
        }
        return Optional.empty();
    }

    private News news(TradeEvent event, String text, List<Kind> kinds, String line, String body) {
        return new News(
                kinds,
                account,
                event.time(),
                account + ": " + line,
                body + "\nAccount " + account + ", " + Words.time(event.time()) + ", event " + event.sequence() + ".",
                text);
    }

    /** A close-out is also news for who wants to hear of margin calls only. */
    private static List<Kind> kinds(CloseReason reason) {
        return reason == CloseReason.MARGIN_CLOSEOUT ? List.of(Kind.MARGIN_CALLS, Kind.CLOSES) : List.of(Kind.CLOSES);
    }

    private static String deal(Trade trade, Fill fill) {
        return "%s %s %s at %s"
                .formatted(
                        Words.dealt(fill.side()),
                        Words.units(fill.units()),
                        trade.instrument().symbol(),
                        Words.price(fill.price()));
    }

    private static String openedLine(TradeOpened opened) {
        return deal(opened.trade(), opened.fill());
    }

    private static String openedLines(TradeOpened opened) {
        Trade trade = opened.trade();
        List<String> lines = new ArrayList<>();
        lines.add("Trade %d was opened by order %d (%s): %s."
                .formatted(
                        trade.id(),
                        trade.orderId(),
                        Words.name(opened.fill().explanation().trigger()),
                        deal(trade, opened.fill())));
        List<String> exits = new ArrayList<>();
        BigDecimal stop = trade.exits().stopLoss();
        if (stop != null) {
            exits.add("Stop-loss " + Words.price(stop) + ".");
        }
        if (!trade.exits().takeProfits().isEmpty()) {
            exits.add("Take-profit " + Words.prices(trade.exits().takeProfits()) + ".");
        }
        BigDecimal trailing = trade.trailingStop();
        if (trailing != null) {
            exits.add("Trailing stop " + Words.price(trailing) + ".");
        }
        lines.add(exits.isEmpty() ? "No stop-loss, no take-profit." : String.join(" ", exits));
        return String.join("\n", lines);
    }

    private String reducedLine(TradeReduced reduced) {
        return "closed %s of %s %s at %s (%s), %s"
                .formatted(
                        Words.units(reduced.fill().units()),
                        Words.units(reduced.trade().units() + reduced.fill().units()),
                        reduced.trade().instrument().symbol(),
                        Words.price(reduced.fill().price()),
                        reason(reduced.reason()),
                        gain(reduced.profitLoss(), reduced.fill()));
    }

    private String reducedLines(TradeReduced reduced) {
        Trade trade = reduced.trade();
        return "Trade %d, %s %s at %s, was closed in part: %s of it stay open."
                        .formatted(
                                trade.id(),
                                Words.dealt(trade.side()),
                                Words.units(trade.initialUnits()),
                                Words.price(trade.openPrice()),
                                Words.units(trade.units()))
                + "\nRealised by this part: " + gain(reduced.profitLoss(), reduced.fill()) + ".";
    }

    private String closedLine(TradeClosed closed) {
        BigDecimal pips = TradeFigures.of(closed.trade()).pips();
        return "closed %s at %s (%s), %s%s"
                .formatted(
                        closed.trade().instrument().symbol(),
                        Words.price(closed.fill().price()),
                        reason(closed.reason()),
                        pips == null ? "" : Words.pips(pips) + ", ",
                        gain(closed.trade().result().realised(), closed.fill()));
    }

    private String closedLines(TradeClosed closed) {
        Trade trade = closed.trade();
        BigDecimal financing = trade.result().financing();
        return "Trade %d, %s %s at %s, is closed after %s."
                        .formatted(
                                trade.id(),
                                Words.dealt(trade.side()),
                                Words.units(trade.initialUnits()),
                                Words.price(trade.openPrice()),
                                time(Duration.between(trade.openedAt(), closed.time())))
                + "\nRealised: " + gain(trade.result().realised(), closed.fill())
                + (financing.signum() == 0 ? "." : ", and financing " + gain(financing, closed.fill()) + ".");
    }

    private static String gain(BigDecimal amount, Fill fill) {
        return Words.gain(amount, fill.explanation().conversion().to().code());
    }

    private static String time(Duration duration) {
        long days = duration.toDays();
        return days > 0
                ? "%d d %d h".formatted(days, duration.toHoursPart())
                : duration.toHours() > 0
                        ? "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart())
                        : "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }

    private static String reason(CloseReason reason) {
        return switch (reason) {
            case MANUAL -> "by hand";
            case SL_HIT -> "stop-loss";
            case TP1_HIT -> "first take-profit";
            case TP2_HIT -> "second take-profit";
            case TP3_HIT -> "third take-profit";
            case TRAILING_STOP -> "trailing stop";
            case MARGIN_CLOSEOUT -> "margin close-out";
            case FIFO -> "by an opposite order";
            case CLOSE_ALL -> "all closed";
            case EXPIRED -> "expired";
        };
    }

    private static String callLine(MarginCall call) {
        BigDecimal level = call.summary().marginLevel();
        return (call.state() == MarginCall.State.ENTERED ? "margin call" : "margin call over")
                + (level == null ? "" : ", margin level " + Words.percent(level));
    }

    private String figures(AccountSummary summary) {
        return "Equity %s, balance %s, unrealised %s.\nMargin used %s, free %s."
                .formatted(
                        Words.money(summary.equity(), currency),
                        Words.money(summary.balance(), currency),
                        Words.gain(summary.unrealised(), currency),
                        Words.money(summary.marginUsed(), currency),
                        Words.money(summary.marginFree(), currency));
    }

    private static String rejectedLine(OrderRejected rejected) {
        return "refused"
                + (rejected.instrument() == null
                        ? ""
                        : " for " + rejected.instrument().symbol()) + ": "
                + rejected.refusal().reason().text();
    }

    private static String rejectedLines(OrderRejected rejected) {
        @Nullable String rule = rejected.refusal().rule();
        return rejected.refusal().reason().text() + ". " + rejected.refusal().detail()
                + (rule == null ? "" : "\nRule: " + rule + ".");
    }

    private static String cancelledLine(OrderCancelled cancelled) {
        return (cancelled.reason() == Reason.TIME_IN_FORCE_EXPIRED ? "expired: " : "cancelled: ")
                + wish(cancelled.order());
    }

    private static String cancelledLines(OrderCancelled cancelled) {
        return "Order %d: %s. %s"
                .formatted(cancelled.order().id(), cancelled.reason().text(), cancelled.detail());
    }

    private static String wish(Order order) {
        BigDecimal price = order.request().price();
        return "%s %s %s %s%s"
                .formatted(
                        Words.name(order.request().type()),
                        Words.name(order.request().side()),
                        Words.units(order.remainingUnits()),
                        order.request().instrument().symbol(),
                        price == null ? "" : " at " + Words.price(price));
    }
}
