package io.pipstream.trading;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.AccountOpened;
import java.util.List;

/** What a decision made of an account: recorded whole or not at all. Immutable. */
record Transition(Account before, List<TradeEvent> events, Account after) {

    /** The events follow the account's last one. */
    static Transition of(Account before, List<TradeEvent> events) {
        return new Transition(before, List.copyOf(events), events.isEmpty() ? before : before.after(events));
    }

    /** A new journal begins; the sequence goes on. */
    static Transition reset(Account before, String epoch, AccountOpened event) {
        return new Transition(before, List.of(event), Account.opened(before.id(), epoch, event));
    }
}
