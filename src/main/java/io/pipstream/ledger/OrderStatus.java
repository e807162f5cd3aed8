package io.pipstream.ledger;

/** Whether an order still waits, and how it ended if it does not. */
public enum OrderStatus {
    PENDING,
    FILLED,
    CANCELLED
}
