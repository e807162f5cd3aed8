package io.pipstream.notification.delivery;

import io.pipstream.platform.NanoClock;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The time that a delivery may take in all. When it is over, the sockets that were given to it are closed, whatever somebody
 * waits for on them: a timeout of a socket begins anew with each byte, and there is none for writing. Thread-safe.
 */
final class Deadline implements AutoCloseable {

    private final NanoClock clock;
    private final long endNanos;
    private final Future<?> scheduled;
    private final Set<Socket> watched = new HashSet<>(); // guarded by this
    private boolean over; // guarded by this

    /** @param scheduler nothing that it runs here waits */
    Deadline(Duration within, ScheduledExecutorService scheduler, NanoClock clock) {
        this.clock = clock;
        this.endNanos = clock.nanos() + within.toNanos();
        this.scheduled = scheduler.schedule(this::end, within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @throws InterruptedIOException if it is over already; then the socket is closed */
    void watch(Socket socket) throws IOException {
        synchronized (this) {
            watched.add(socket);
            if (!over) {
                return;
            }
        }
        closeQuietly(socket);
        throw new InterruptedIOException();
    }

    /** At least one. */
    int millisLeft() {
        long left = TimeUnit.NANOSECONDS.toMillis(endNanos - clock.nanos());
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, left));
    }

    synchronized boolean isOver() {
        return over || clock.nanos() - endNanos >= 0;
    }

    private void end() {
        Set<Socket> open;
        synchronized (this) {
            over = true;
            open = Set.copyOf(watched);
        }
        open.forEach(Deadline::closeQuietly);
    }

    /** It went well, or failed by itself: the sockets are closed, too. */
    @Override
    public void close() {
        scheduled.cancel(false);
        end();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // is gone already
        }
    }
}
