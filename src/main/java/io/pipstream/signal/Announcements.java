package io.pipstream.signal;

import java.util.List;

/**
 * The messages of all recorded signals, and how far they have been given to the broker. Thread-safe; every method waits for
 * the ledger, and throws what that throws. What is told here cannot be lost any more.
 */
public interface Announcements {

    /** Those after that sequence, oldest first, at most {@code limit}. */
    List<Announcement> after(long sequence, int limit);

    /** The sequence of the newest one, 0 if there is none. */
    long newest();

    /** The sequence of the last one that the broker has, 0 if it has none. */
    long announced();

    /** The broker has all up to that one. What is known to be further on stays so. */
    void announced(long sequence);
}
