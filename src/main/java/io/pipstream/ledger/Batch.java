package io.pipstream.ledger;

import io.pipstream.access.AuditEntry;
import java.util.List;
import java.util.Optional;

/**
 * What one command changes of one account: recorded together or not at all. An order or a trade is new if its id is the
 * sequence of one of the entries; else it must be there already.
 *
 * @param accountBody the account's own fields after the entries, as JSON
 * @param entries their sequence goes on from the account's head without a gap; if there are none, nothing is recorded
 * @param orders as they are after the entries: the new ones and those that changed
 * @param trades as they are after the entries: the new ones and those that changed
 * @param request the client's request that this answers, if it has a name
 * @param audit that somebody asked for it, if it was not the server itself
 */
public record Batch(
        String accountBody,
        List<JournalEntry> entries,
        List<StoredOrder> orders,
        List<StoredTrade> trades,
        Optional<RecordedRequest> request,
        Optional<AuditEntry> audit) {

    private static final Batch NOTHING =
            new Batch("", List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());

    public Batch {
        entries = List.copyOf(entries);
        orders = List.copyOf(orders);
        trades = List.copyOf(trades);
    }

    /** Changes nothing. */
    public static Batch nothing() {
        return NOTHING;
    }

    boolean isNothing() {
        return entries.isEmpty();
    }

    JournalEntry last() {
        return entries.get(entries.size() - 1);
    }

    Head head() {
        return new Head(last().account(), last().epoch(), last().sequence());
    }

    boolean isNew(StoredOrder order) {
        return order.id() >= entries.get(0).sequence();
    }

    boolean isNew(StoredTrade trade) {
        return trade.id() >= entries.get(0).sequence();
    }

    /** @throws IllegalArgumentException if the entries do not go on from there without a gap, or are another account's */
    void requireToFollow(Head before) {
        long expected = before.sequence();
        for (JournalEntry entry : entries) {
            expected++;
            if (entry.sequence() != expected || !entry.account().equals(before.account())) {
                throw new IllegalArgumentException("Entry %d of account %s cannot be recorded: next is %d of account %s"
                        .formatted(entry.sequence(), entry.account(), expected, before.account()));
            }
        }
    }
}
