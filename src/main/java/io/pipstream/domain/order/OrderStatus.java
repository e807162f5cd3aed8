package io.pipstream.domain.order;

/** What has become of an order; on the wire in lower case. */
public enum OrderStatus {
    /** Waits for its price, or for the rest of its units. */
    PENDING,
    FILLED,
    CANCELLED
}
