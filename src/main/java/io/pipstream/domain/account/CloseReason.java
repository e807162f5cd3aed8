package io.pipstream.domain.account;

import java.util.Locale;

/** Why a trade, or a part of it, was closed; on the wire in lower case. */
public enum CloseReason {
    MANUAL,
    SL_HIT,
    TP1_HIT,
    TP2_HIT,
    TP3_HIT,
    TRAILING_STOP,
    MARGIN_CLOSEOUT,
    FIFO,
    CLOSE_ALL,
    EXPIRED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
