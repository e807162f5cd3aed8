package io.pipstream.stream;

import io.pipstream.domain.account.AccountId;
import io.pipstream.trading.EventJournal;
import io.pipstream.trading.JournalHead;
import io.pipstream.wire.Encoded;
import java.util.List;
import java.util.Set;

/** An account's journal, for the cursors of its sessions. */
record AccountEvents(AccountId account, EventJournal journal) implements JournalSource {

    @Override
    public List<Entry> after(long sequence, int limit) {
        return journal.after(account, sequence, limit).stream()
                .map(event -> new Entry(event.sequence(), Encoded.of(event.text())))
                .toList();
    }

    @Override
    public long committed() {
        JournalHead head = journal.committed(Set.of(account)).get(account);
        return head == null ? 0 : head.sequence();
    }

    @Override
    public String name() {
        return account.value();
    }
}
