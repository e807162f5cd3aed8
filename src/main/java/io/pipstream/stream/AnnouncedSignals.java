package io.pipstream.stream;

import io.pipstream.signal.Announcement;
import io.pipstream.signal.Announcements;
import io.pipstream.signal.SignalListener;
import io.pipstream.wire.Encoded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The signals, for the cursors of all sessions, encoded once. The newest are kept in memory, so that a message which every
 * session missed is not a question to the ledger from each of them. Thread-safe.
 */
@ApplicationScoped
public class AnnouncedSignals implements JournalSource, SignalListener {

    private static final int KEPT = 1_000;

    private final Announcements announcements;
    private final SessionRegistry registry;
    private final ConcurrentNavigableMap<Long, Entry> kept = new ConcurrentSkipListMap<>();
    private final AtomicLong newest = new AtomicLong();

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected AnnouncedSignals() {
        this.announcements = null;
        this.registry = null;
    }

    @Inject
    public AnnouncedSignals(Announcements announcements, SessionRegistry registry) {
        this.announcements = announcements;
        this.registry = registry;
    }

    /** The sequence of the newest one that this node has heard of; at once. */
    long newest() {
        return newest.get();
    }

    @Override
    public void announced(Announcement signal) {
        Entry entry = new Entry(signal.sequence(), Encoded.of(signal.text()));
        keep(entry);
        heardOf(signal.sequence());
        registry.announced(entry.sequence(), entry.text());
    }

    /** Asks the ledger how far the signals go, and lets the sessions look for what they have not heard. */
    void look() {
        long end = announcements.newest();
        heardOf(end);
        registry.signalsGoTo(end);
    }

    @Override
    public List<Entry> after(long sequence, int limit) {
        List<Entry> next = keptAfter(sequence, limit);
        boolean whole = next.size() == limit || (!next.isEmpty() && sequence + next.size() >= newest());
        return whole ? next : read(sequence, limit);
    }

    @Override
    public long committed() {
        return announcements.newest();
    }

    @Override
    public String name() {
        return "signals";
    }

    private List<Entry> keptAfter(long sequence, int limit) {
        List<Entry> next = new ArrayList<>();
        for (Entry entry : kept.tailMap(sequence, false).values()) {
            if (next.size() == limit || entry.sequence() != sequence + next.size() + 1) {
                break;
            }
            next.add(entry);
        }
        return next;
    }

    private List<Entry> read(long sequence, int limit) {
        List<Entry> read = announcements.after(sequence, limit).stream()
                .map(signal -> new Entry(signal.sequence(), Encoded.of(signal.text())))
                .toList();
        read.forEach(this::keep);
        return read;
    }

    /** The oldest give way. */
    private void keep(Entry entry) {
        if (entry.sequence() > newest() - KEPT) {
            kept.putIfAbsent(entry.sequence(), entry);
            kept.headMap(entry.sequence() - KEPT, true).clear();
        }
    }

    private void heardOf(long sequence) {
        newest.accumulateAndGet(sequence, Math::max);
    }
}
