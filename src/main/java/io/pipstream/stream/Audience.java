package io.pipstream.stream;

import java.util.Locale;

/** The two endpoints, by what their sessions are told. */
public enum Audience {
    /** Prices, signals, and the account's own trade events. */
    TRADING,
    /** Prices only. */
    PRICES;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
