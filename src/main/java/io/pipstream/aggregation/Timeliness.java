package io.pipstream.aggregation;

/** What the times of a source's quotes mean. */
public enum Timeliness {
    /** They are times of the market outside: an old quote says what the price was, not what it is. */
    OF_NOW,
    /** They are times of the source's own market, such as a replay's of years ago. */
    ITS_OWN
}
