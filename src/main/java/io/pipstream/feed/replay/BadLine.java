package io.pipstream.feed.replay;

import java.util.Locale;

/** Why a line of a replayed file is skipped. */
enum BadLine {
    /** Not the columns of the file's format, or something in them that is no time or number. */
    MALFORMED,
    /** A price that is not positive in its instrument's digits, or is no price at all. */
    NOT_A_PRICE,
    /** The bid is above the ask. */
    CROSSED,
    /** A bar whose high is not its highest price, or whose low is not its lowest. */
    INCONSISTENT,
    /** Earlier than the line before it, or a second bar of the same time. */
    OUT_OF_ORDER;

    /** The name in metrics: {@code out_of_order}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
