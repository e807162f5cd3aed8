package io.pipstream.feed.live;

import java.util.List;

/** What Yahoo's chart says, as it has been seen; it documents nothing. */
final class RecordedYahoo {

    static final String CHART = """
            {"chart":{"result":[{"meta":{"currency":"USD","symbol":"EURUSD=X","regularMarketTime":1778648482,\
            "regularMarketPrice":1.1738},"timestamp":[1778648400,1778648460],"indicators":{"quote":[{"open":[1.1737,null],\
            "high":[1.1738,null],"low":[1.1736,null],"close":[1.1738,null],"volume":[0,null]}]}}],"error":null}}""";

    static final String CHART_WITHOUT_PRICE = CHART.replace("1.1738},", "null},");

    static final String NOT_FOUND = """
            {"chart":{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}""";

    static final String WRONG_CRUMB = """
            {"chart":{"result":null,"error":{"code":"Unauthorized","description":"Invalid Crumb"}}}""";

    static final String UNPROCESSABLE = """
            {"chart":{"result":null,"error":{"code":"Unprocessable Entity","description":"Data doesn't exist"}}}""";

    static final String TOO_MANY = "Too Many Requests\r\n";

    static final List<String> ALL =
            List.of(CHART, CHART_WITHOUT_PRICE, NOT_FOUND, WRONG_CRUMB, UNPROCESSABLE, TOO_MANY);

    private RecordedYahoo() {}
}
