package io.pipstream.pricing;

/** What the book did with an offered quote. */
public enum Acceptance {
    /** It is the current quote now. */
    TAKEN,
    /** It repeats the current prices: the source is alive, nothing changes. */
    UNCHANGED,
    /** Its source has already given a later one. */
    OUT_OF_ORDER
}
