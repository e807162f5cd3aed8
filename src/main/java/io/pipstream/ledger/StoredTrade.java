package io.pipstream.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trade as the store keeps it.
 *
 * @param id the sequence of the journal entry that made it
 * @param signalType the kind of signal it came from, if it came from one
 * @param openedAt kept to the microsecond, as is {@code closedAt}
 * @param closedAt none as long as it is open
 * @param body the trade as JSON
 */
public record StoredTrade(
        long id,
        String epoch,
        String instrument,
        @Nullable String signalType,
        Instant openedAt,
        @Nullable Instant closedAt,
        String body) {

    public StoredTrade {
        openedAt = Microseconds.of(openedAt);
        closedAt = closedAt == null ? null : Microseconds.of(closedAt);
    }
}
