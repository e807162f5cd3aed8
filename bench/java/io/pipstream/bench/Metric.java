package io.pipstream.bench;

/** What is measured; the unit is part of the name. */
enum Metric {
    PRICES_PER_SECOND,
    FRAMES_PER_SECOND,
    /** Prices received as a share of what was pushed to every reading session; the rest was conflated. */
    DELIVERED_SHARE,
    /** Server CPU in user and kernel, the POSTs and the collector included, per price that arrived. */
    CPU_MICROS_PER_PRICE,
    CPU_CORES,
    CLIENT_CORES,
    /** CPU of everything on the machine but this server and the client, in cores: noise. */
    ELSEWHERE_CORES,
    P50_MILLIS,
    P99_MILLIS,
    P999_MILLIS,
    MAX_MILLIS,
    RESIDENT_MEGABYTES,
    COLLECTIONS_PER_SECOND,
    COLLECTION_MILLIS_PER_SECOND,
    SESSIONS_LOST,
    HEAP_KILOBYTES_PER_SESSION,
    RESIDENT_KILOBYTES_PER_SESSION,
    /** Of what stays live after a full collection, from before the stall to its end. */
    HEAP_GROWTH_MEGABYTES,
    RESIDENT_GROWTH_MEGABYTES,
    /** The most that the kernel held for one stalled session on the server's side. */
    KERNEL_KILOBYTES_PER_STALLED,
    /** Connections of stalled sessions in the kernel's table, in any state, when the stall ends. */
    STALLED_LEFT,
    /** Those of them that the server has not even closed. */
    STALLED_OPEN,
    /** From the start of the stall until the last of their connections had left the kernel's table. */
    STALLED_GONE_AFTER_SECONDS,
    /** Orders answered with 201, or commits of the bare loop. */
    ORDERS_PER_SECOND,
    /** CPU of the server, or of the bare loop; with H2 the database is in it. */
    CPU_MICROS_PER_ORDER,
    /** CPU of PostgreSQL's processes. */
    DATABASE_CPU_MICROS_PER_ORDER,
    /** From an order to its answer, while there are as many as go. */
    ANSWER_P50_MILLIS,
    ANSWER_P99_MILLIS,
    /** From an order to its fill's event, while there are as many as go. */
    FULL_P50_MILLIS,
    FULL_P99_MILLIS,
    /** Orders that were refused, or whose answer did not come. */
    ORDERS_FAILED,
    /** Orders that were acknowledged and are not in the journal, and gaps in that. */
    ORDERS_MISSING,
    /** Fills of acknowledged orders of which no event came. */
    EVENTS_MISSING
}
