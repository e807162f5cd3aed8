package io.pipstream.platform;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutorService;

/**
 * An executor that the application defined and its server forgets. Payara undeploys the application without stopping it: its
 * threads stay, and with them the application's class loader, once more at every redeploy. WildFly stops such executors itself,
 * and refuses to let the application do it.
 */
final class AbandonedExecutor {

    private static final Logger LOG = System.getLogger(AbandonedExecutor.class.getName());
    private static final String PAYARA = "org.glassfish.enterprise.concurrent.";

    private AbandonedExecutor() {}

    /** Ends its threads if the server is one that does not; only for an executor that is the application's alone. */
    static void stop(ExecutorService handedOut) {
        if (handedOut.getClass().getName().startsWith(PAYARA)) {
            shutDown(handedOut);
        }
    }

    static void shutDown(ExecutorService executor) {
        try {
            executor.shutdownNow();
        } catch (RuntimeException refused) {
            LOG.log(Level.WARNING, "The threads of the scheduler stay until the server ends", refused);
        }
    }
}
