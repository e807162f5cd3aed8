package io.pipstream.kill;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When the load works. It rests while accounts are looked at: a request that has begun is brought to its end first. While
 * the server is down nobody asks it. Thread-safe.
 */
final class Shift {

    private enum Phase {
        WORKING,
        RESTING,
        OVER
    }

    private Phase phase = Phase.RESTING; // guarded by this
    private boolean serverUp; // guarded by this
    private int busy; // guarded by this

    synchronized void work() {
        phase = Phase.WORKING;
        notifyAll();
    }

    synchronized void rest() {
        phase = Phase.RESTING;
        notifyAll();
    }

    synchronized void end() {
        phase = Phase.OVER;
        notifyAll();
    }

    synchronized void serverIsUp() {
        serverUp = true;
        notifyAll();
    }

    synchronized void serverIsDown() {
        serverUp = false;
        notifyAll();
    }

    synchronized boolean isOver() {
        return phase == Phase.OVER;
    }

    synchronized boolean isWorking() {
        return phase == Phase.WORKING;
    }

    /** Waits for work; false when there will be none. Each true needs a {@link #done}. */
    synchronized boolean begin() throws InterruptedException {
        while (phase == Phase.RESTING) {
            wait();
        }
        if (phase == Phase.OVER) {
            return false;
        }
        busy++;
        return true;
    }

    synchronized void done() {
        busy--;
        notifyAll();
    }

    /** Waits until everybody who had begun is done; false if that takes too long. */
    synchronized boolean awaitRest(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (busy > 0) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    /** False if the server does not come back in time, or the shift ends. */
    synchronized boolean awaitServer(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!serverUp && phase != Phase.OVER) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return serverUp;
    }
}
