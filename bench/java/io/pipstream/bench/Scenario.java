package io.pipstream.bench;

import java.util.List;

/** The loads, in the order they are run: the one that needs a fresh server first. */
enum Scenario {
    IDLE("5,000 idle sessions", Kind.IDLE, 5_000, 1, 0, Frames.AT_ONCE),
    RATE_20("500 sessions × 20/s", Kind.RATE, 500, 1, 20, Frames.AT_ONCE),
    RATE_200("500 sessions × 200/s", Kind.RATE, 500, 1, 200, Frames.AT_ONCE),
    SATURATION("500 sessions, saturation", Kind.SATURATION, 500, 10, 0, Frames.AT_ONCE),
    STALLED("500 sessions × 20/s, 50 stop reading", Kind.STALLED, 500, 1, 20, Frames.AT_ONCE),
    SINGLES("200 sessions, 20 prices × 20/s, single", Kind.RATE, 200, 20, 20, Frames.PACED),
    BATCHES("200 sessions, 20 prices × 20/s, batch", Kind.RATE, 200, 20, 20, Frames.PACED_BATCHES),
    ORDERS_H2_1("H2, 1 account", Database.H2, 1),
    ORDERS_H2_200("H2, 200 accounts", Database.H2, 200),
    ORDERS_POSTGRESQL_1("PostgreSQL, 1 account", Database.POSTGRESQL, 1),
    ORDERS_POSTGRESQL_200("PostgreSQL, 200 accounts", Database.POSTGRESQL, 200);

    /** Twenty instruments with five decimals; pushed in turn, so that a quote seldom replaces one not yet sent. */
    static final List<String> SYMBOLS = List.of(
            "EURUSD", "GBPUSD", "AUDUSD", "NZDUSD", "USDCAD", "USDCHF", "EURGBP", "EURAUD", "EURNZD", "EURCAD",
            "EURCHF", "GBPAUD", "GBPNZD", "GBPCAD", "GBPCHF", "AUDNZD", "AUDCAD", "AUDCHF", "NZDCAD", "NZDCHF");

    final String title;
    final Kind kind;
    final int sessions;
    final int quotesPerPost;
    final int postsPerSecond;
    final Database database;
    private final Frames frames;

    Scenario(String title, Kind kind, int sessions, int quotesPerPost, int postsPerSecond, Frames frames) {
        this(title, kind, Database.H2, sessions, quotesPerPost, postsPerSecond, frames);
    }

    /** Orders for so many accounts, each with a session that hears its events, at a price that changes every second. */
    Scenario(String title, Database database, int accounts) {
        this(title, Kind.ORDERS, database, accounts, 1, 1, Frames.AT_ONCE);
    }

    Scenario(
            String title,
            Kind kind,
            Database database,
            int sessions,
            int quotesPerPost,
            int postsPerSecond,
            Frames frames) {
        this.title = title;
        this.kind = kind;
        this.database = database;
        this.sessions = sessions;
        this.quotesPerPost = quotesPerPost;
        this.postsPerSecond = postsPerSecond;
        this.frames = frames;
    }

    enum Kind {
        IDLE,
        RATE,
        SATURATION,
        STALLED,
        ORDERS
    }

    /** Where the server keeps its accounts. */
    enum Database {
        H2,
        POSTGRESQL
    }

    private enum Frames {
        AT_ONCE(",\"interval_ms\":0"),
        PACED(",\"interval_ms\":50"),
        PACED_BATCHES(",\"interval_ms\":50,\"batch\":true");

        final String members;

        Frames(String members) {
            this.members = members;
        }
    }

    /** The message with which each session subscribes to every instrument. */
    String subscription() {
        return "{\"action\":\"subscribe\",\"symbols\":[\"" + String.join("\",\"", SYMBOLS) + "\"]" + frames.members
                + "}";
    }
}
