package io.pipstream.domain.order;

/** What a fill does where trades of the opposite side are open. */
public enum PositionFill {
    /** What the account's profile says. */
    DEFAULT,
    /** Opens a trade whatever is open; refused where the profile forbids both sides at once. */
    OPEN_ONLY,
    /** Closes trades of the opposite side first, oldest first, and opens one with the rest. */
    REDUCE_FIRST,
    /** Only closes; refused if nothing of the opposite side is open, and never opens one with the rest. */
    REDUCE_ONLY
}
