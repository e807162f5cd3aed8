package io.pipstream.mt5;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.OrderCancelled;
import io.pipstream.domain.account.TradeEvent.OrderPlaced;
import io.pipstream.domain.account.TradeEvent.OrderRejected;
import io.pipstream.domain.account.TradeEvent.TradeChanged;
import io.pipstream.domain.account.TradeEvent.TradeClosed;
import io.pipstream.domain.account.TradeEvent.TradeOpened;
import io.pipstream.domain.account.TradeEvent.TradeReduced;
import io.pipstream.domain.order.Refusal;
import io.pipstream.trading.Recorded;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of a command. Immutable.
 *
 * @param events all that it did, in order
 * @param after the account as it is now
 * @param isRepetition whether it had been done before, and nothing was done now
 */
public record Dealt(List<TradeEvent> events, Account after, boolean isRepetition) {

    public Dealt {
        events = List.copyOf(events);
    }

    static Dealt of(Recorded recorded) {
        return new Dealt(recorded.events(), recorded.after(), recorded.isRepetition());
    }

    /** The same with what a further command did. */
    Dealt plus(Dealt further) {
        return new Dealt(
                Stream.concat(events.stream(), further.events.stream()).toList(),
                further.after,
                isRepetition && further.isRepetition);
    }

    Dealt withoutRefusalsOf(long ticket) {
        List<TradeEvent> left = events.stream()
                .filter(event -> !(event instanceof OrderRejected rejected
                        && Long.valueOf(ticket).equals(rejected.tradeId())))
                .toList();
        return new Dealt(left, after, isRepetition);
    }

    /** The order that was placed. */
    public Optional<OrderPlaced> placed() {
        return first(OrderPlaced.class);
    }

    /** The trade that was opened. */
    public Optional<TradeOpened> opened() {
        return first(TradeOpened.class);
    }

    /** The trade whose exits the client changed. */
    public Optional<TradeChanged> changed() {
        return all(TradeChanged.class)
                .filter(event -> event.cause() == TradeChanged.Cause.CLIENT)
                .findFirst();
    }

    /** Orders that were cancelled and not replaced. */
    public List<OrderCancelled> cancelled() {
        Long replaced = placed().map(OrderPlaced::replaces).orElse(null);
        return all(OrderCancelled.class)
                .filter(event -> replaced == null || event.order().id() != replaced)
                .toList();
    }

    /** Trades of which something was closed: {@link TradeReduced} and {@link TradeClosed}. */
    public List<TradeEvent> closed() {
        return events.stream()
                .filter(event -> event instanceof TradeReduced || event instanceof TradeClosed)
                .toList();
    }

    /** What was not done of a command that closes many trades. */
    public List<OrderRejected> refusals() {
        return all(OrderRejected.class).toList();
    }

    /** Why nothing was done of a command that is about one thing: it was refused, or its order found no market. */
    Optional<Refusal> refusal() {
        if (!events.isEmpty() && events.get(0) instanceof OrderRejected rejected) {
            return Optional.of(rejected.refusal());
        }
        return placed().filter(placed -> opened().isEmpty() && closed().isEmpty())
                .flatMap(placed -> all(OrderCancelled.class)
                        .filter(event -> event.order().id() == placed.order().id())
                        .findFirst())
                .map(cancelled -> Refusal.of(cancelled.reason(), cancelled.detail()));
    }

    private <T> Optional<T> first(Class<T> type) {
        return all(type).findFirst();
    }

    private <T> Stream<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }
}
