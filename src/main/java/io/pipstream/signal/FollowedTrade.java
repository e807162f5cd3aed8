package io.pipstream.signal;

/**
 * A trade that a signal opened. Immutable.
 *
 * @param trade as the ledger keeps it
 */
public record FollowedTrade(long signalSequence, String source, String trade) {}
