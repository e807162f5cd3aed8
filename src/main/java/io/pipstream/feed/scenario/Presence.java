package io.pipstream.feed.scenario;

/** Whether an instrument is quoted. */
enum Presence {
    QUOTED,
    /** No quote comes, and nobody is told why. */
    SILENT,
    /** No quote comes, because the market is closed; whoever asks is told so. */
    CLOSED;

    /** Of two that act at once, the one that says more. */
    Presence and(Presence other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
