package io.pipstream.signal.execution;

import java.util.Locale;

/** Why a signal is not executed, before the broker is asked at all; the broker's own reasons come beside these. */
enum LeftAlone {
    /** The account does not follow its source any more. */
    NOT_FOLLOWING,
    /** Its own time has ended. */
    EXPIRED,
    /** It was received longer ago than the account allows. */
    TOO_OLD,
    /** It is not sure enough for the account, or for any size. */
    LOW_CONFIDENCE,
    /** The account has executed as many of the source's signals today as it allows. */
    DAILY_LIMIT,
    /** The account has lost as much today as it allows. */
    DAILY_LOSS,
    /** There is no price, or an old one, for the instrument or for what converts it. */
    NO_PRICE,
    /** The price is at the signal's stop or beyond it. */
    STOP_REACHED,
    /** The price is at the signal's first target or beyond it. */
    TARGET_REACHED,
    /** The price is too far from the signal's entry. */
    DEVIATION,
    /** Not even the instrument's smallest order keeps to the risk. */
    SIZE_TOO_SMALL,
    /** The account executed another signal under this one's name. */
    ALREADY_EXECUTED;

    /** As clients get it: {@code too_old}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
