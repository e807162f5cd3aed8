package io.pipstream.pricing;

import java.util.Locale;

/** What a candle is made of. */
public enum CandleOrigin {
    /** Quotes that the source gave us. */
    QUOTES,
    /** The source's own history. */
    HISTORY,
    /** Shorter candles of either origin. */
    MIXED;

    /** The name on the wire: {@code quotes}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    CandleOrigin and(CandleOrigin other) {
        return this == other ? this : MIXED;
    }
}
