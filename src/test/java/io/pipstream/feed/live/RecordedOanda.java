package io.pipstream.feed.live;

import java.util.List;

/** What OANDA's pricing stream says, in its documented forms. */
final class RecordedOanda {

    static final String PRICE = """
            {"type":"PRICE","time":"2019-05-28T13:06:32.682119462Z","bids":[{"price":"1.11914","liquidity":10000000},\
            {"price":"1.11912","liquidity":20000000}],"asks":[{"price":"1.11925","liquidity":10000000}],\
            "closeoutBid":"1.11899","closeoutAsk":"1.11940","status":"tradeable","tradeable":true,"instrument":"EUR_USD"}""";

    static final String HALTED = """
            {"type":"PRICE","time":"2019-05-25T01:00:00.000000000Z","bids":[{"price":"1.11800","liquidity":10000000}],\
            "asks":[{"price":"1.12100","liquidity":10000000}],"closeoutBid":"1.11800","closeoutAsk":"1.12100",\
            "status":"halted","tradeable":false,"instrument":"EUR_USD"}""";

    static final String HEARTBEAT = "{\"type\":\"HEARTBEAT\",\"time\":\"2019-05-28T13:06:35.000000000Z\"}";

    static final String UNAUTHORIZED = "{\"errorMessage\":\"Insufficient authorization to perform request.\"}";

    static final String WRONG_ACCOUNT = "{\"errorMessage\":\"Invalid value specified for 'accountID'\"}";

    static final String WRONG_INSTRUMENT = "{\"errorMessage\":\"Invalid value specified for 'instruments'\"}";

    static final List<String> ALL = List.of(PRICE, HALTED, HEARTBEAT, UNAUTHORIZED, WRONG_ACCOUNT, WRONG_INSTRUMENT);

    private RecordedOanda() {}
}
