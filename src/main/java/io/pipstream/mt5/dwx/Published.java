package io.pipstream.mt5.dwx;

import io.pipstream.domain.market.Ohlc;
import io.pipstream.domain.market.Quote;
import io.pipstream.mt5.Bar;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Messages to subscribers: a topic, {@code :|:}, and numbers with six digits after the point. */
final class Published {

    private static final String AFTER_TOPIC = ":|:";
    private static final int DIGITS = 6;

    private Published() {}

    /** Such as {@code EURUSD:|:1.085000;1.085200}. */
    static String price(Quote quote) {
        return quote.instrument().symbol() + AFTER_TOPIC + number(quote.bid()) + ";" + number(quote.ask());
    }

    /** When it opens, in seconds since 1970, its bids, how many quotes made it; the terminal's spread and volume are 0. */
    static String rate(Tracking.TrackedRate rate, Bar bar) {
        Ohlc bid = bar.prices();
        return rate.name()
                + AFTER_TOPIC
                + String.join(
                        ";",
                        Long.toString(bar.start().getEpochSecond()),
                        number(bid.open()),
                        number(bid.high()),
                        number(bid.low()),
                        number(bid.close()),
                        Long.toString(bar.volume()),
                        "0",
                        "0");
    }

    private static String number(BigDecimal price) {
        return price.setScale(DIGITS, RoundingMode.HALF_EVEN).toPlainString();
    }
}
