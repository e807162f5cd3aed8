package io.pipstream.ledger;

/** Whether a trade still has units. */
public enum TradeState {
    OPEN,
    CLOSED
}
