package io.pipstream.stream;

import io.pipstream.platform.Blocking;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Where sessions read the journal: on threads that may wait for the ledger, never on those that pace or deliver. */
@Dependent
public class EventReading implements EventCursor.Pace {

    private static final Logger LOG = System.getLogger(EventReading.class.getName());
    private static final int ROOM_MILLIS = 20;
    private static final int LEDGER_MILLIS = 1_000;

    private final ManagedExecutorService blocking;
    private final ManagedScheduledExecutorService scheduler;

    @Inject
    public EventReading(@Blocking ManagedExecutorService blocking, ManagedScheduledExecutorService scheduler) {
        this.blocking = blocking;
        this.scheduler = scheduler;
    }

    @Override
    public void soon(Runnable read) {
        try {
            blocking.execute(read);
        } catch (RejectedExecutionException full) {
            LOG.log(Level.DEBUG, "No thread reads the journal now", full);
            after(LEDGER_MILLIS, read);
        }
    }

    @Override
    public void whenThereMayBeRoom(Runnable read) {
        after(ROOM_MILLIS, read);
    }

    @Override
    public void whenTheLedgerMayBeBack(Runnable read) {
        after(LEDGER_MILLIS, read);
    }

    private void after(int millis, Runnable read) {
        try {
            var unused = scheduler.schedule(() -> soon(read), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.DEBUG, "The server stops: a session's events stay in the journal", stopping);
        }
    }
}
