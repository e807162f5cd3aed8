package io.pipstream.feed;

import java.util.Locale;

/** Why a quote was not taken. Clients see the code. */
public enum QuoteRefusal {
    /** No instrument has this name. */
    UNKNOWN_SYMBOL,
    /** A bid or an ask of zero or less, or less than the instrument's last digit can show. */
    NOT_POSITIVE,
    /** A number too long or too large to be a price. */
    IMPLAUSIBLE,
    /** The bid is above the ask. */
    CROSSED,
    /** Older than its feed takes: {@code pipstream.feed.push.max-age} for pushed ones. */
    STALE,
    /** Ahead of the clock by more than clocks differ. */
    FUTURE,
    /** A later one of this instrument has come already. */
    OUT_OF_ORDER,
    /** It is far from what other sources say at the same time. */
    DISAGREES,
    /** What the source sent says no price at all, though it should. */
    MALFORMED,
    /** The feed {@code push} is not among those of {@code pipstream.feed}. */
    PUSH_DISABLED;

    /** The name on the wire: {@code unknown_symbol}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
