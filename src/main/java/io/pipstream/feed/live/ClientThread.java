package io.pipstream.feed.live;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs an HTTP client's tasks on the server's threads, and finds the one thread that the client starts by itself. That
 * thread watches the client's sockets; on JDK 17 it ends only when the client has been collected as garbage, and keeps idle
 * sockets open until then, for the client has no {@code close()} before JDK 21. An interrupt ends it at once, and with it
 * every idle socket.
 */
final class ClientThread implements Executor {

    private static final String NAME_ENDS = "-SelectorManager";

    private final Executor executor;
    private volatile @Nullable Thread found;
    private volatile boolean ended;

    ClientThread(Executor executor) {
        this.executor = executor;
    }

    /** The client's own thread comes here too, with all that it does not do itself. */
    @Override
    public void execute(Runnable task) {
        Thread caller = Thread.currentThread();
        if (found == null && caller.getName().endsWith(NAME_ENDS)) {
            found = caller;
            if (ended) {
                caller.interrupt();
            }
        }
        executor.execute(task);
    }

    void end() {
        ended = true;
        Thread thread = found;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
