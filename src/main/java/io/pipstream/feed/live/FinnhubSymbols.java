package io.pipstream.feed.live;

import io.pipstream.domain.market.Instrument;

/** What Finnhub calls the prices that it has from OANDA: {@code OANDA:EUR_USD}. */
final class FinnhubSymbols {

    private static final String VENUE = "OANDA:";

    private FinnhubSymbols() {}

    static String of(Instrument instrument) {
        return VENUE + Symbols.underlined(instrument);
    }
}
