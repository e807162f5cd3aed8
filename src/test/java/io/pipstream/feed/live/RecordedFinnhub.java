package io.pipstream.feed.live;

import java.util.List;

/** What Finnhub says, over its WebSocket and by REST, in its documented forms. */
final class RecordedFinnhub {

    static final String TRADE = """
            {"type":"trade","data":[{"s":"OANDA:EUR_USD","p":1.1,"t":1672348887195,"v":0}]}""";

    static final String TRADES = """
            {"type":"trade","data":[{"s":"OANDA:EUR_USD","p":1.1,"t":1672348887195,"v":0},\
            {"s":"OANDA:USD_JPY","p":131.25,"t":1672348887200,"v":0},{"s":"OANDA:EUR_USD","p":1.10002,"t":1672348887260,"v":0}]}""";

    static final String PING = "{\"type\":\"ping\"}";

    static final String INVALID_SYMBOL = "{\"msg\":\"Invalid symbol OANDA:USD_JPY\",\"type\":\"error\"}";

    static final String TOO_MANY_SYMBOLS = "{\"type\":\"error\",\"msg\":\"Subscribing to too many symbols\"}";

    static final String INVALID_KEY_MESSAGE = "{\"type\":\"error\",\"msg\":\"Invalid API key\"}";

    static final String BROKEN = "{\"type\":\"error\",\"msg\":\"Internal error\"}";

    static final String QUOTE = "{\"c\":1.1,\"h\":1.2,\"l\":1.0,\"o\":1.1,\"pc\":1.1,\"t\":1672348887}";

    static final String UNKNOWN_SYMBOL = "{\"c\":0,\"d\":null,\"dp\":null,\"h\":0,\"l\":0,\"o\":0,\"pc\":0,\"t\":0}";

    static final String LIMIT_REACHED = "{\"error\":\"API limit reached. Please try again later. Remaining Limit: 0\"}";

    static final String INVALID_KEY = "{\"error\":\"Invalid API key\"}";

    static final String NO_ACCESS = "{\"error\":\"You don't have access to this resource.\"}";

    static final List<String> ALL = List.of(
            TRADE,
            TRADES,
            PING,
            INVALID_SYMBOL,
            TOO_MANY_SYMBOLS,
            INVALID_KEY_MESSAGE,
            BROKEN,
            QUOTE,
            UNKNOWN_SYMBOL,
            LIMIT_REACHED,
            INVALID_KEY,
            NO_ACCESS);

    private RecordedFinnhub() {}
}
