package io.pipstream.pricing;

import java.util.Locale;

/** Why a time has no candle. */
public enum GapReason {
    /** Nothing was quoted to us, and the source's own history, where there is one, has nothing either. */
    NO_QUOTES,
    /** The market is closed. */
    MARKET_CLOSED,
    /** The source's own history has not been asked yet. */
    NOT_FETCHED;

    /** The name on the wire: {@code no_quotes}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
