package io.pipstream.feed.live;

import java.util.List;

/** What Kraken's second WebSocket says, in its documented forms. */
final class RecordedKraken {

    static final String SUBSCRIBE =
            "{\"method\":\"subscribe\",\"params\":{\"channel\":\"ticker\",\"symbol\":[\"EUR/USD\",\"USD/JPY\"],"
                    + "\"event_trigger\":\"bbo\",\"snapshot\":true},\"req_id\":1}";

    static final String SUBSCRIBED = """
            {"method":"subscribe","result":{"channel":"ticker","symbol":"EUR/USD","snapshot":true},"success":true,"req_id":1}""";

    static final String SNAPSHOT = """
            {"channel":"ticker","type":"snapshot","data":[{"symbol":"EUR/USD","bid":1.1738,"bid_qty":2500.0,"ask":1.1739,\
            "ask_qty":3200.0,"last":1.1738,"volume":1.0,"vwap":1.17,"low":1.17,"high":1.18,"change":0.0,"change_pct":0.0,\
            "timestamp":"2025-09-25T09:04:31.742599Z"}]}""";

    static final String UPDATE = """
            {"channel":"ticker","type":"update","data":[{"symbol":"USD/JPY","bid":148.81,"bid_qty":100.0,"ask":148.83,\
            "ask_qty":50.0,"last":148.82}]}""";

    static final String HEARTBEAT = "{\"channel\":\"heartbeat\"}";

    static final String ONLINE = """
            {"channel":"status","type":"update","data":[{"api_version":"v2","connection_id":13834774380200032777,\
            "system":"online","version":"2.0.0"}]}""";

    static final String MAINTENANCE = ONLINE.replace("online", "maintenance");

    static final String NOT_SUPPORTED = """
            {"error":"Currency pair not supported EUR/USD","method":"subscribe","success":false,"symbol":"EUR/USD",\
            "time_in":"2025-09-25T09:04:31.742599Z","time_out":"2025-09-25T09:04:31.742651Z","req_id":1}""";

    static final String TOO_FAST = """
            {"error":"Exceeded msg rate","method":"subscribe","success":false,"req_id":1}""";

    static final String NO_CHANNEL = """
            {"error":"Channel not found","method":"subscribe","success":false,"req_id":1}""";

    static final List<String> ALL =
            List.of(SUBSCRIBED, SNAPSHOT, UPDATE, HEARTBEAT, ONLINE, MAINTENANCE, NOT_SUPPORTED, TOO_FAST, NO_CHANNEL);

    private RecordedKraken() {}
}
