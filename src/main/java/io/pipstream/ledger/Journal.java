package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened to the accounts. Never waits for a command. Every method throws {@link LedgerException} if the store does not answer. */
public interface Journal {

    Optional<Head> head(AccountId account);

    /** The heads of those that exist. */
    Map<AccountId, Head> heads(Collection<AccountId> accounts);

    /** Every account, by name. */
    List<AccountId> accounts();

    /** The entries whose sequence is above {@code after}, of every epoch, oldest first. */
    List<JournalEntry> after(AccountId account, long after, int limit);

    /** The entries from the first to the last, both included, oldest first. */
    List<JournalEntry> between(AccountId account, long first, long last);

    /** What changed the balance in an epoch, of entries whose sequence is above {@code after}, oldest first. */
    List<MoneyEntry> amounts(AccountId account, String epoch, long after, int limit);

    /** By how much the entries of an epoch whose sequence is above {@code after} and at most {@code last} changed the balance. */
    BigDecimal amount(AccountId account, String epoch, long after, long last);

    /** The entries that have to do with a trade, oldest first. */
    List<JournalEntry> ofTrade(AccountId account, long tradeId, int limit);

    Optional<RecordedRequest> request(AccountId account, String id);
}
