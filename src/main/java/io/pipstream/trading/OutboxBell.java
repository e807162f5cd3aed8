package io.pipstream.trading;

/** Rung when the outbox has something new; must return at once. */
public interface OutboxBell {

    void rung();
}
