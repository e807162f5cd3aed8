package io.pipstream.aggregation;

import java.time.Duration;

/** The signs of life of one source, whatever instrument they are about. Thread-safe. */
final class Pulse {

    private final String source;
    private final long lateNanos;
    private final Timeliness timeliness;
    private volatile long aliveNanos;
    private volatile boolean interrupted;
    private volatile boolean ended;
    private volatile int revivals;

    Pulse(String source, Duration lateAfter, Timeliness timeliness, long now) {
        this.source = source;
        this.lateNanos = lateAfter.toNanos();
        this.timeliness = timeliness;
        this.aliveNanos = now;
    }

    String source() {
        return source;
    }

    Duration lateAfter() {
        return Duration.ofNanos(lateNanos);
    }

    Timeliness timeliness() {
        return timeliness;
    }

    synchronized void alive(long now) {
        if (interrupted || now - aliveNanos > lateNanos) {
            revivals++;
        }
        aliveNanos = now;
        interrupted = false;
    }

    long aliveNanos() {
        return aliveNanos;
    }

    /** How often it has come back from a silence that was too long. */
    int revivals() {
        return revivals;
    }

    synchronized void interrupt() {
        interrupted = true;
    }

    boolean isInterrupted() {
        return interrupted;
    }

    void end() {
        ended = true;
    }

    boolean isEnded() {
        return ended;
    }
}
