package io.pipstream.kill;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Asks until there is a last word, across the deaths of server and database; always under the same name. Thread-safe. */
final class Persistence {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PAUSE_MILLIS = 100;
    private static final int UNAVAILABLE = 503;

    private final Api api;
    private final Shift shift;
    private final Findings findings;
    private final AtomicLong lostAnswers = new AtomicLong();
    private final AtomicLong unavailable = new AtomicLong();

    Persistence(Api api, Shift shift, Findings findings) {
        this.api = api;
        this.shift = shift;
        this.findings = findings;
    }

    /** Requests whose answer never came; each was repeated. */
    long lostAnswers() {
        return lostAnswers.get();
    }

    /** Answers that said: not now. */
    long unavailable() {
        return unavailable.get();
    }

    Answer ask(Request request) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (!shift.awaitServer(PATIENCE)) {
                break;
            }
            try {
                Answer answer = api.send(request);
                if (answer.isFinal()) {
                    return answer;
                }
                unavailable.incrementAndGet();
                if (answer.status() != UNAVAILABLE) {
                    findings.add("%s was answered %d %s", request, answer.status(), answer.body());
                }
            } catch (IOException lost) {
                lostAnswers.incrementAndGet();
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS); // paces the attempts
        }
        throw new IllegalStateException("No last word within " + PATIENCE + " on " + request);
    }
}
