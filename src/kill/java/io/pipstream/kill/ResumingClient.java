package io.pipstream.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client of one account that loses its connection again and again, by its own doing or the server's, and goes on from the
 * last event it has: from the first one at the beginning. It insists on each event once, in order, none missing.
 */
final class ResumingClient implements Runnable {

    private static final Duration SERVER_PATIENCE = Duration.ofMinutes(3);
    private static final int ANSWER_SECONDS = 20;

    /** Longer than the database is ever away here. */
    private static final int RESUMPTION_SECONDS = 90;

    private static final int SHORTEST_MILLIS = 100;
    private static final int LONGEST_MILLIS = 4_000;
    private static final int PAUSE_MILLIS = 50;

    private final Api api;
    private final Shift shift;
    private final Evidence evidence;
    private final Findings findings;
    private final SplittableRandom random;
    private final String name;
    private volatile long last;
    private final AtomicInteger connections = new AtomicInteger();

    ResumingClient(String name, Api api, Shift shift, Evidence evidence, Findings findings, long seed) {
        this.name = name;
        this.api = api;
        this.shift = shift;
        this.evidence = evidence;
        this.findings = findings;
        this.random = new SplittableRandom(seed);
    }

    String name() {
        return name;
    }

    Evidence evidence() {
        return evidence;
    }

    /** The newest event it was given. */
    long last() {
        return last;
    }

    /** How often it resumed. */
    int connections() {
        return connections.get();
    }

    @Override
    public void run() {
        try {
            while (!shift.isOver() && shift.awaitServer(SERVER_PATIENCE)) {
                connectOnce();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void connectOnce() throws InterruptedException {
        try (EventSocket socket = EventSocket.open(api, evidence.account())) {
            converse(socket);
            if (random.nextBoolean()) {
                socket.closePolitely();
            }
        } catch (IOException dropped) {
            // by the server, which is what all this is about
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS); // paces the attempts
        }
    }

    private void converse(EventSocket socket) throws IOException, InterruptedException {
        String greeting = socket.next(ANSWER_SECONDS * 1_000L);
        if (greeting == null) {
            findings.add("%s was not greeted within %d s", name, ANSWER_SECONDS);
            return;
        }
        JsonNode connection = Api.json(greeting);
        if (!connection.path("type").asText().equals("connection")) {
            findings.add("%s was greeted with %s", name, greeting);
            return;
        }
        evidence.greeted(connection.path("epoch").asText());
        socket.resume(connection.path("epoch").asText(), last);
        connections.incrementAndGet();
        read(socket);
    }

    /** Until it has had enough; the answer to its resumption is waited for longer. */
    private void read(EventSocket socket) throws IOException, InterruptedException {
        long stay = TimeUnit.MILLISECONDS.toNanos(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
        long begun = System.nanoTime();
        boolean resumed = false;
        boolean impatient = random.nextInt(4) == 0;
        while (!shift.isOver()) {
            long patience = resumed || impatient ? stay : TimeUnit.SECONDS.toNanos(RESUMPTION_SECONDS);
            long left = patience - (System.nanoTime() - begun);
            String text = left <= 0 ? null : socket.next(TimeUnit.NANOSECONDS.toMillis(left) + 1);
            if (text == null) {
                if (!resumed && !impatient) {
                    findings.add("%s got no answer to its resumption after %d", name, last);
                }
                return;
            }
            resumed |= receive(Api.json(text), text);
        }
    }

    /** Whether it was the answer to the resumption. */
    private boolean receive(JsonNode message, String text) {
        String type = message.path("type").asText();
        if (type.equals("resumed")) {
            if (message.path("seq").asLong() != last) {
                findings.add("%s: resumed to %s, but was given up to %d", name, text, last);
            }
            return true;
        }
        if (type.equals("error")) {
            findings.add("%s after %d: %s", name, last, text);
        } else if (EventSocket.isEvent(message)) {
            receive(message.path("seq").asLong(), text);
        }
        return false;
    }

    private void receive(long sequence, String text) {
        if (sequence <= last) {
            findings.add("%s: event %d came after %d: %s", name, sequence, last, text);
        } else if (sequence != last + 1) {
            findings.add("%s: event %d came after %d, events are missing", name, sequence, last);
        }
        evidence.given(sequence, text);
        last = Math.max(last, sequence);
    }
}
