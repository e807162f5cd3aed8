package io.pipstream.domain.order;

/** How long an order waits, with FIX's meaning (tag 59). */
public enum TimeInForce {
    /** Until it is cancelled. */
    GTC,
    /** Until a given time. */
    GTD,
    /** Until the trading day ends: 17:00 in New York. */
    DAY,
    /** All of it at once, or none. */
    FOK,
    /** As much of it as possible at once; the rest is cancelled. */
    IOC;

    /** Whether an order of this kind can wait for its price. */
    public boolean rests() {
        return this != FOK && this != IOC;
    }
}
