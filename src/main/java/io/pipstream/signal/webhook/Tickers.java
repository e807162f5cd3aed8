package io.pipstream.signal.webhook;

import java.util.Locale;

/** Instruments as charting programs call them: {@code OANDA:EURUSD}, {@code FX:EUR/USD}. */
final class Tickers {

    private static final int LONGEST = 64;

    private Tickers() {}

    /** The name without the exchange before it and without what separates its currencies. */
    static String symbol(String ticker) {
        if (ticker.length() > LONGEST) {
            return ticker;
        }
        String name = ticker.substring(ticker.lastIndexOf(':') + 1).strip();
        return name.replaceAll("^([A-Za-z]{3})[/_ -]([A-Za-z]{3})$", "$1$2").toUpperCase(Locale.ROOT);
    }
}
