package io.pipstream.pricing;

/** What became of an offered quote. */
public enum Acceptance {
    /** It is the current quote now. */
    TAKEN,
    /** It repeats the current prices: the source is alive, nothing changes. */
    UNCHANGED,
    /** Its source has already given a later one, or leads no more. */
    OUT_OF_ORDER,
    /** It is kept in mind, but another source leads the instrument. */
    NOT_LEADING,
    /** It is far from what other sources say at the same time. */
    DISAGREES
}
