package io.pipstream.feed.mt5;

import io.pipstream.feed.archive.Prices;

/**
 * A bar of a terminal, made of bids. Its prices may contradict each other.
 *
 * @param ticks 0 if it does not say
 */
record TerminalBar(TerminalTime start, Prices bid, long ticks) {}
