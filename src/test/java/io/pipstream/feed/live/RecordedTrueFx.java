package io.pipstream.feed.live;

import java.util.List;

/** What TrueFX says, in its documented forms. */
final class RecordedTrueFx {

    static final String EURUSD = "EUR/USD,1497640345123,1.11,964,1.11,987,1.11,1.12,1.115";

    static final String USDJPY = "USD/JPY,1497640345200,110.,870,110.,884,110.5,111.4,110.9";

    static final String RATES = EURUSD + "\r\n" + USDJPY + "\r\n\r\n";

    static final String NOT_AUTHORIZED = "not authorized\r\n";

    static final List<String> ALL = List.of(RATES, NOT_AUTHORIZED);

    private RecordedTrueFx() {}
}
