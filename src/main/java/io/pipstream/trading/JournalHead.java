package io.pipstream.trading;

/**
 * How far an account's journal goes.
 *
 * @param epoch names the journal; another one after a reset
 * @param sequence of its newest event
 */
public record JournalHead(String epoch, long sequence) {}
