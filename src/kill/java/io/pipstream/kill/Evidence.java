package io.pipstream.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * One account as the world outside the server knows it: the events that its clients were given and the answers to its
 * requests. An event that was once given stands, whatever happens to the server. Thread-safe.
 */
final class Evidence {

    /** A request and its last word. */
    record Answered(Request request, Answer answer) {}

    private final String account;
    private final Findings findings;
    private final TreeMap<Long, String> events = new TreeMap<>(); // guarded by this
    private final List<Answered> answers = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> epoch = new AtomicReference<>("");

    Evidence(String account, Findings findings) {
        this.account = account;
        this.findings = findings;
    }

    String account() {
        return account;
    }

    List<Answered> answers() {
        return answers;
    }

    void answered(Request request, Answer answer) {
        answers.add(new Answered(request, answer));
    }

    void greeted(String inEpoch) {
        if (!epoch.compareAndSet("", inEpoch) && !epoch.get().equals(inEpoch)) {
            findings.add("%s: the epoch %s became %s", account, epoch.get(), inEpoch);
        }
    }

    /** Every client must be given the very same event. */
    synchronized void given(long sequence, String text) {
        String earlier = events.putIfAbsent(sequence, text);
        if (earlier != null && !earlier.equals(text)) {
            findings.add("%s: event %d was %s and is now %s", account, sequence, earlier, text);
        }
        notifyAll();
    }

    synchronized long newest() {
        return events.isEmpty() ? 0 : events.lastKey();
    }

    synchronized Map<Long, String> events() {
        return new TreeMap<>(events);
    }

    /** The first event after that one which is so, if it comes in time. */
    synchronized Optional<JsonNode> await(long after, Predicate<JsonNode> such, Duration atMost)
            throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            Optional<JsonNode> found = events.tailMap(after, false).values().stream()
                    .map(Api::json)
                    .filter(such)
                    .findFirst();
            long left = deadline - System.nanoTime();
            if (found.isPresent() || left <= 0) {
                return found;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** False if that event does not come in time. */
    synchronized boolean awaitNewest(long sequence, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (newest() < sequence) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }
}
