package io.pipstream.signal;

import io.pipstream.access.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Signals that are kept as long as the test runs. */
public final class InMemorySignals implements SignalStore, SignalJournal, SignalHistory {

    private final List<RecordedSignal> recorded = new ArrayList<>();
    private final Map<String, UserId> owners = new HashMap<>();
    private long announced;

    @Override
    public synchronized List<SignalReceipt> record(List<Signal> signals, UserId sender, Instant receivedAt)
            throws SourceTakenException, SignalIdReusedException {
        if (signals.isEmpty() || signals.size() > MOST) {
            throw new IllegalArgumentException("Not so many signals");
        }
        List<RecordedSignal> before = List.copyOf(recorded);
        Instant time = receivedAt.truncatedTo(ChronoUnit.MICROS);
        for (Signal signal : signals) {
            if (!owners.getOrDefault(signal.source(), sender).equals(sender)) {
                throw new SourceTakenException(signal.source());
            }
        }
        List<SignalReceipt> receipts = new ArrayList<>();
        for (Signal signal : signals) {
            Optional<RecordedSignal> known = known(signal);
            if (known.isEmpty()) {
                long sequence = recorded.size() + 1L;
                recorded.add(new RecordedSignal(
                        sequence, time, sender, signal, SignalMessages.alert(sequence, signal, time)));
            } else if (!SignalFingerprint.of(known.get().signal()).equals(SignalFingerprint.of(signal))) {
                recorded.clear();
                recorded.addAll(before);
                throw new SignalIdReusedException(signal.source(), signal.id());
            }
            receipts.add(
                    new SignalReceipt(known.orElseGet(() -> recorded.get(recorded.size() - 1)), known.isPresent()));
        }
        signals.forEach(signal -> owners.put(signal.source(), sender));
        return receipts;
    }

    private Optional<RecordedSignal> known(Signal signal) {
        return recorded.stream()
                .filter(each -> each.signal().source().equals(signal.source())
                        && each.signal().id().equals(signal.id()))
                .findFirst();
    }

    @Override
    public synchronized List<RecordedSignal> after(long sequence, int limit) {
        return recorded.stream().skip(sequence).limit(limit).toList();
    }

    @Override
    public synchronized Optional<RecordedSignal> find(long sequence) {
        return recorded.stream().filter(each -> each.sequence() == sequence).findFirst();
    }

    @Override
    public synchronized long newest() {
        return recorded.size();
    }

    @Override
    public synchronized List<RecordedSignal> page(SignalFilter filter, int limit, int offset) {
        return recorded.stream()
                .filter(each -> each.sequence() > filter.after())
                .filter(each ->
                        filter.source().map(each.signal().source()::equals).orElse(true))
                .filter(each -> filter.instrument()
                        .map(each.signal().instrument()::equals)
                        .orElse(true))
                .filter(each -> filter.since()
                        .map(since -> !each.receivedAt().isBefore(since))
                        .orElse(true))
                .sorted(Comparator.comparing(RecordedSignal::sequence).reversed())
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<SignalSource> sources(int limit) {
        Map<String, SignalSource> sources = new TreeMap<>();
        for (RecordedSignal each : recorded) {
            sources.merge(
                    each.signal().source(),
                    new SignalSource(each.signal().source(), 1, each.receivedAt()),
                    (old, next) -> new SignalSource(old.name(), old.signals() + 1, next.newest()));
        }
        return sources.values().stream().limit(limit).toList();
    }

    /** The messages of the same signals. */
    public Announcements announcements() {
        return new Announcements() {
            @Override
            public List<Announcement> after(long sequence, int limit) {
                return InMemorySignals.this.after(sequence, limit).stream()
                        .map(each -> new Announcement(each.sequence(), each.text()))
                        .toList();
            }

            @Override
            public long newest() {
                return InMemorySignals.this.newest();
            }

            @Override
            public long announced() {
                synchronized (InMemorySignals.this) {
                    return announced;
                }
            }

            @Override
            public void announced(long sequence) {
                synchronized (InMemorySignals.this) {
                    announced = Math.max(announced, sequence);
                }
            }
        };
    }
}
