package io.pipstream.ledger;

import java.util.List;

/** The entries that one command recorded, oldest first. */
public record OutboxItem(long id, List<JournalEntry> entries) {

    public OutboxItem {
        entries = List.copyOf(entries);
    }
}
