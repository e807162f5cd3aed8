package io.pipstream.signal;

/** Rung when a signal was recorded; must return at once. */
public interface SignalBell {

    void rung();
}
