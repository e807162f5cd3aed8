package io.pipstream.trading;

import io.pipstream.domain.account.AccountId;
import io.pipstream.ledger.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The journals as the ledger has them, for those who only listen. */
@ApplicationScoped
public class RecordedEvents implements EventJournal {

    @Inject
    Journal journal;

    @Inject
    LiveAccounts live;

    @Override
    public Optional<JournalHead> head(AccountId account) {
        return live.find(account).map(known -> new JournalHead(known.epoch(), known.sequence()));
    }

    @Override
    public Map<AccountId, JournalHead> committed(Collection<AccountId> accounts) {
        return journal.heads(accounts).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new JournalHead(
                                entry.getValue().epoch(), entry.getValue().sequence())));
    }

    @Override
    public List<PublishedEvent> after(AccountId account, long sequence, int limit) {
        return journal.after(account, sequence, limit).stream()
                .map(entry -> new PublishedEvent(entry.account(), entry.sequence(), entry.text()))
                .toList();
    }
}
