package io.pipstream.feed.live;

import java.util.List;

/** The sources that are known. */
final class Dialects {

    private static final List<Dialect> ALL = List.of(
            new KrakenDialect(),
            new OandaDialect(),
            new TwelveDataDialect(),
            new TwelveDataRestDialect(),
            new FinnhubDialect(),
            new FinnhubRestDialect(),
            new AlphaVantageDialect(),
            new YahooDialect(),
            new TrueFxDialect());

    private Dialects() {}

    static List<Dialect> all() {
        return ALL;
    }
}
