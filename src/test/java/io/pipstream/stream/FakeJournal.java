package io.pipstream.stream;

import io.pipstream.domain.account.AccountId;
import io.pipstream.trading.EventJournal;
import io.pipstream.trading.JournalHead;
import io.pipstream.trading.PublishedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The same journal for every account, grown by the test. */
final class FakeJournal implements EventJournal {

    private final List<PublishedEvent> events = new ArrayList<>();
    private JournalHead head = new JournalHead("e1", 0);
    boolean isDown;

    FakeJournal withHead(String epoch, long sequence) {
        head = new JournalHead(epoch, sequence);
        return this;
    }

    /** The text of the event that is added. */
    synchronized PublishedEvent grow() {
        long sequence = events.size() + 1L;
        PublishedEvent event = new PublishedEvent(AccountId.DEMO, sequence, "event " + sequence);
        events.add(event);
        head = new JournalHead(head.epoch(), sequence);
        return event;
    }

    synchronized void grow(int count) {
        for (int each = 0; each < count; each++) {
            grow();
        }
    }

    @Override
    public synchronized Optional<JournalHead> head(AccountId account) {
        return Optional.of(head);
    }

    @Override
    public synchronized Map<AccountId, JournalHead> committed(Collection<AccountId> accounts) {
        return accounts.stream().collect(Collectors.toMap(account -> account, account -> head));
    }

    @Override
    public synchronized List<PublishedEvent> after(AccountId account, long sequence, int limit) {
        if (isDown) {
            throw new IllegalStateException("The ledger is down");
        }
        return events.stream()
                .filter(event -> event.sequence() > sequence)
                .limit(limit)
                .toList();
    }
}
