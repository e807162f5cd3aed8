package io.pipstream.stream;

import io.pipstream.wire.Encoded;
import java.util.List;

/** A journal that cursors read: numbered from 1, without a gap. Thread-safe; its methods may wait for the ledger. */
interface JournalSource {

    /** One entry, as sessions get it. */
    record Entry(long sequence, Encoded text) {}

    /** The next ones after that sequence, in order, at most {@code limit}; fewer only if there are no more. */
    List<Entry> after(long sequence, int limit);

    /** The sequence of the newest one that the ledger has, 0 if it has none. */
    long committed();

    /** Whose journal it is, for the log. */
    String name();
}
