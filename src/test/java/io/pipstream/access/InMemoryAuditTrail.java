package io.pipstream.access;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An audit for tests of those who use one. */
public final class InMemoryAuditTrail implements AuditTrail {

    private final List<Numbered> entries = new ArrayList<>();

    @Override
    public synchronized void add(AuditEntry entry) {
        AuditEntry kept = new AuditEntry(
                entry.at().truncatedTo(ChronoUnit.MICROS), entry.actor(), entry.act(), entry.subject(), entry.detail());
        entries.add(new Numbered(entries.size() + 1L, kept));
    }

    @Override
    public synchronized List<Numbered> page(long before, int limit, String actor, String act) {
        return entries.stream()
                .filter(entry -> entry.number() < before)
                .filter(entry -> actor.isEmpty() || entry.entry().actor().name().equals(actor))
                .filter(entry -> act.isEmpty() || entry.entry().act().equals(act))
                .sorted(Comparator.comparing(Numbered::number).reversed())
                .limit(limit)
                .toList();
    }

    /** All of them, oldest first. */
    public synchronized List<AuditEntry> entries() {
        return entries.stream().map(Numbered::entry).toList();
    }

    /** What was done, oldest first. */
    public List<String> acts() {
        return entries().stream().map(AuditEntry::act).toList();
    }
}
