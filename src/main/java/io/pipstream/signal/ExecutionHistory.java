package io.pipstream.signal;

import io.pipstream.domain.account.AccountId;
import java.time.Instant;
import java.util.List;

/** What became of signals, for who looks back. Thread-safe; every method waits for the ledger, and throws what that throws. */
public interface ExecutionHistory {

    /** Newest first. */
    ExecutionPage page(ExecutionFilter filter, int limit, int offset);

    /**
     * What became of the signals received since then, by source.
     *
     * @param now whose expiry has passed by then counts as expired
     * @param limit sources at most
     */
    List<SourceCounts> counts(AccountId account, Instant since, Instant now, int limit);

    /** The closed trades that signals received since then opened in the account, of signals after a sequence, in order. */
    List<FollowedTrade> closedTrades(AccountId account, Instant since, long afterSequence, int limit);
}
