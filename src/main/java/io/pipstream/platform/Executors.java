package io.pipstream.platform;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;

/**
 * The server's own threads: the only ones this application uses. The scheduler is one of our own definition, because the
 * default one of Payara has a single thread; so are the threads of what lasts, because the default executor of WildFly has
 * about as many as there are processors, and a few tasks that never end would leave none for the rest; and those of deliveries, whose
 * receivers are as slow as they like.
 */
@ManagedExecutorDefinition(name = Executors.LASTING, maxAsync = 16)
@ManagedExecutorDefinition(name = Executors.SERVING, maxAsync = 16)
@ManagedExecutorDefinition(name = Executors.DELIVERING, maxAsync = 4)
@ManagedScheduledExecutorDefinition(name = Executors.SCHEDULER, maxAsync = 8)
@ApplicationScoped
public class Executors {

    static final String SCHEDULER = "java:app/concurrent/PipstreamScheduler";
    static final String LASTING = "java:app/concurrent/PipstreamLasting";
    static final String SERVING = "java:app/concurrent/PipstreamServing";
    static final String DELIVERING = "java:app/concurrent/PipstreamDelivering";

    @Resource(lookup = SCHEDULER)
    private ManagedScheduledExecutorService scheduler;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    private ManagedExecutorService blocking;

    @Resource(lookup = LASTING)
    private ManagedExecutorService lasting;

    @Resource(lookup = SERVING)
    private ManagedExecutorService serving;

    @Resource(lookup = DELIVERING)
    private ManagedExecutorService delivering;

    /** Paces price streams, heartbeats and feeds; nothing that runs here waits. */
    @Produces
    @Dependent
    public ManagedScheduledExecutorService scheduler() {
        return scheduler;
    }

    @Produces
    @Dependent
    @Blocking
    public ManagedExecutorService blocking() {
        return blocking;
    }

    @Produces
    @Dependent
    @Lasting
    public ManagedExecutorService lasting() {
        return lasting;
    }

    @Produces
    @Dependent
    @Serving
    public ManagedExecutorService serving() {
        return serving;
    }

    @Produces
    @Dependent
    @Delivering
    public ManagedExecutorService delivering() {
        return delivering;
    }

    /** After everything else was told that the application ends, and cancelled what it had scheduled. */
    void stop(@Observes @Priority(Shutdown.THREADS) @BeforeDestroyed(ApplicationScoped.class) Object end) {
        AbandonedExecutor.stop(scheduler);
        AbandonedExecutor.stop(lasting);
        AbandonedExecutor.stop(serving);
        AbandonedExecutor.stop(delivering);
    }
}
