package io.pipstream.access;

import java.util.List;

/** What was done, by whom and from where: only ever added to. Thread-safe; every method waits for the store. */
public interface AuditTrail {

    void add(AuditEntry entry);

    /** Newest first, those before the number {@code before}; at most {@code limit}. An empty filter means any. */
    List<Numbered> page(long before, int limit, String actor, String act);

    /** An entry with its number, which rises with time; of several nodes each counts in numbers of its own. */
    record Numbered(long number, AuditEntry entry) {}
}
