package io.pipstream.feed;

import java.util.concurrent.atomic.AtomicLong;

/** Lets the first ten of a kind into the log, so that a bad day does not fill the disk. Thread-safe. */
public final class LogLimit {

    public static final int FIRST = 10;

    private final AtomicLong count = new AtomicLong();

    /** Counts one more. */
    public boolean stillLogs() {
        return count.incrementAndGet() <= FIRST;
    }

    public long count() {
        return count.get();
    }
}
