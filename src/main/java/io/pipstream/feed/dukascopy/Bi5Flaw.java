package io.pipstream.feed.dukascopy;

import java.util.Locale;

/** Why a tick is skipped, or a whole hour refused. */
public enum Bi5Flaw {
    /** Of a tick: a side that is nothing in its instrument's digits. */
    NOT_A_PRICE,
    /** Of a tick: the bid is above the ask. */
    CROSSED,
    /** Of a tick: its time is earlier than that of one before it. */
    OUT_OF_ORDER,
    /** Of a tick: its time is not within the hour. */
    BEYOND_HOUR,
    /** Of an hour: it ends before its last tick, as a download that broke off does. */
    TRUNCATED,
    /** Of an hour: it is not LZMA, or something in it cannot be. */
    CORRUPT,
    /** Of an hour: it is no whole number of ticks. */
    UNEVEN,
    /** Of an hour: it has more ticks, or asks for more memory, than an hour can need. */
    TOO_LARGE,
    /** Of an hour: there is a file, and it cannot be read. */
    UNREADABLE;

    /** The name in metrics: {@code beyond_hour}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
