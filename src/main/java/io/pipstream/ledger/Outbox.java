package io.pipstream.ledger;

import java.util.Collection;
import java.util.List;

/**
 * What has been recorded and not been published yet. Whoever publishes may fail in between, so that entries may be published
 * twice, but never not at all. Every method throws {@link LedgerException} if the store does not answer.
 */
public interface Outbox {

    /** The oldest ones; those of one account are in the order of their sequence. */
    List<OutboxItem> oldest(int limit);

    /** They will not come again. */
    void published(Collection<Long> ids);

    /** How many wait. */
    long size();
}
