package io.pipstream.trading;

import io.pipstream.access.Actor;
import io.pipstream.access.AuditEntry;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.engine.Command;
import io.pipstream.domain.engine.Command.CancelOrder;
import io.pipstream.domain.engine.Command.ChangeTerms;
import io.pipstream.domain.engine.Command.ChangeTrade;
import io.pipstream.domain.engine.Command.CloseEverything;
import io.pipstream.domain.engine.Command.ClosePosition;
import io.pipstream.domain.engine.Command.CloseTrade;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.engine.Command.ReplaceOrder;
import io.pipstream.ledger.JournalEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who asks for a change of an account, and what the audit calls it. Immutable. */
record Cause(Actor actor, String act) {

    /** The other commands are the server's own. */
    static final Map<Class<? extends Command>, String> ACTS = Map.of(
            PlaceOrder.class, "order.place",
            ReplaceOrder.class, "order.replace",
            CancelOrder.class, "order.cancel",
            ChangeTrade.class, "trade.exits",
            CloseTrade.class, "trade.close",
            ClosePosition.class, "position.close",
            CloseEverything.class, "account.close-all",
            ChangeTerms.class, "account.terms");

    /** Time, or a price. */
    static final Cause SERVER = new Cause(Actor.SERVER, "");

    /** @throws IllegalArgumentException if it is a command that nobody but the server gives */
    static Cause of(Actor actor, Command command) {
        if (isServer(actor)) {
            return SERVER;
        }
        String act = ACTS.get(command.getClass());
        if (act == null) {
            throw new IllegalArgumentException("Nobody may ask for " + command);
        }
        return new Cause(actor, act);
    }

    static Cause ofReset(Actor actor) {
        return isServer(actor) ? SERVER : new Cause(actor, "account.reset");
    }

    private static boolean isServer(Actor actor) {
        return actor.equals(Actor.SERVER);
    }

    /**
     * What the audit is told; nothing of what the server did by itself, because the journal tells that.
     *
     * @param entries what it made, at least one
     */
    Optional<AuditEntry> audit(AccountId account, List<JournalEntry> entries) {
        if (isServer(actor)) {
            return Optional.empty();
        }
        JournalEntry first = entries.get(0);
        return Optional.of(new AuditEntry(first.time(), actor, act, account.value(), detail(entries)));
    }

    /** Such as {@code seq 12-14: order_placed trade_execution balance_update}. */
    private static String detail(List<JournalEntry> entries) {
        long first = entries.get(0).sequence();
        String last =
                entries.size() == 1 ? "" : "-" + entries.get(entries.size() - 1).sequence();
        return entries.stream()
                .map(JournalEntry::type)
                .collect(Collectors.joining(" ", "seq " + first + last + ": ", ""));
    }
}
