package io.pipstream.ledger;

import io.pipstream.domain.order.OrderStatus;
import java.time.Instant;

/**
 * An order as the store keeps it.
 *
 * @param id the sequence of the journal entry that made it
 * @param createdAt kept to the microsecond, as is {@code updatedAt}
 * @param body the order as JSON
 */
public record StoredOrder(
        long id,
        String epoch,
        String instrument,
        OrderStatus status,
        Instant createdAt,
        Instant updatedAt,
        String body) {

    public StoredOrder {
        createdAt = Microseconds.of(createdAt);
        updatedAt = Microseconds.of(updatedAt);
    }
}
