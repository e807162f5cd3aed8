package io.pipstream.wire;

import io.pipstream.domain.account.TradeEvent;
import java.util.Arrays;
import java.util.Locale;

/** What each event is called on the wire; {@code trade_execution} and {@code trade_closed} are old clients' names. */
enum TradeEventType {
    ACCOUNT_OPENED(TradeEvent.AccountOpened.class),
    TERMS_CHANGED(TradeEvent.TermsChanged.class),
    ORDER_PLACED(TradeEvent.OrderPlaced.class),
    ORDER_REJECTED(TradeEvent.OrderRejected.class),
    ORDER_CANCELLED(TradeEvent.OrderCancelled.class),
    TRADE_EXECUTION(TradeEvent.TradeOpened.class),
    TRADE_REDUCED(TradeEvent.TradeReduced.class),
    TRADE_CLOSED(TradeEvent.TradeClosed.class),
    TRADE_CHANGED(TradeEvent.TradeChanged.class),
    FINANCING(TradeEvent.FinancingCharged.class),
    BALANCE_PROTECTED(TradeEvent.BalanceProtected.class),
    BALANCE_UPDATE(TradeEvent.BalanceUpdated.class),
    MARGIN_CALL(TradeEvent.MarginCall.class);

    private final Class<? extends TradeEvent> event;
    private final String wireName;

    TradeEventType(Class<? extends TradeEvent> event) {
        this.event = event;
        this.wireName = name().toLowerCase(Locale.ROOT);
    }

    static TradeEventType of(TradeEvent event) {
        return Arrays.stream(values())
                .filter(type -> type.event.isInstance(event))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No wire form for " + event.getClass()));
    }

    String wireName() {
        return wireName;
    }
}
