package io.pipstream.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

/** The server's own threads: the only ones this application uses. */
@ApplicationScoped
public class Executors {

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    private ManagedScheduledExecutorService scheduler;

    /** Paces price streams, heartbeats and feeds, and runs what must not hold up its caller. */
    @Produces
    @Dependent
    public ManagedScheduledExecutorService scheduler() {
        return scheduler;
    }
}
