package io.pipstream.stream;

import io.pipstream.access.AccessEnded;
import io.pipstream.access.Credential;
import io.pipstream.access.CredentialCheck;
import io.pipstream.access.Grants;
import io.pipstream.domain.account.AccountId;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.Shutdown;
import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Closes the sessions of those who may no longer have them: at once for what ends on this node, and for what ends on another
 * within a minute and the time of one look. A look asks the store once for each credential that holds a session open and once
 * for the accounts of each user, one after another; there are never two looks at once. Sessions of which the store does not
 * answer stay open; after three such failures the look is given up, and the next one begins anew.
 */
@ApplicationScoped
public class CredentialWatch {

    private static final Logger LOG = System.getLogger(CredentialWatch.class.getName());
    private static final int EVERY_SECONDS = 60;
    private static final int MOST_FAILURES = 3;

    private final SessionRegistry registry;
    private final CredentialCheck credentials;
    private final Grants grants;
    private final ManagedScheduledExecutorService scheduler;
    private final ManagedExecutorService blocking;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean stopped;
    private @Nullable Future<?> watching;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected CredentialWatch() {
        this.registry = null;
        this.credentials = null;
        this.grants = null;
        this.scheduler = null;
        this.blocking = null;
    }

    @Inject
    public CredentialWatch(
            SessionRegistry registry,
            CredentialCheck credentials,
            Grants grants,
            ManagedScheduledExecutorService scheduler,
            @Blocking ManagedExecutorService blocking) {
        this.registry = registry;
        this.credentials = credentials;
        this.grants = grants;
        this.scheduler = scheduler;
        this.blocking = blocking;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        watching = scheduler.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes @Priority(Shutdown.PACED_WORK) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        stopped = true;
        if (watching != null) {
            watching.cancel(false);
        }
    }

    /** Exactly the sessions that it names, before whoever ended it goes on. */
    void ended(@Observes AccessEnded access) {
        for (StreamSession session : registry.all()) {
            if (session.holder().isHitBy(access)) {
                session.close(StreamClose.UNAUTHENTICATED);
            }
        }
    }

    private void look() {
        Collection<StreamSession> open = registry.all();
        if (!open.isEmpty() && looking.compareAndSet(false, true)) {
            try {
                blocking.execute(() -> lookAt(open));
            } catch (RuntimeException full) {
                looking.set(false);
                LOG.log(Level.DEBUG, "The credentials are not looked at", full);
            }
        }
    }

    private void lookAt(Collection<StreamSession> open) {
        try {
            Map<Credential, List<StreamSession>> byCredential = open.stream()
                    .collect(Collectors.groupingBy(session -> session.caller().credential()));
            int failures = 0;
            for (List<StreamSession> sessions : byCredential.values()) {
                if (stopped || failures == MOST_FAILURES) {
                    return;
                }
                failures += lookAt(sessions) ? 0 : 1;
            }
        } finally {
            looking.set(false);
        }
    }

    /** Those of one credential; false if that cannot be told now. */
    private boolean lookAt(List<StreamSession> sessions) {
        try {
            boolean works = credentials.stillWorks(sessions.get(0).caller());
            for (StreamSession session : sessions) {
                if (!works || !mayHear(session)) {
                    session.close(StreamClose.UNAUTHENTICATED);
                }
            }
            return true;
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "Whether a credential still works is not known now", failed);
            return false;
        }
    }

    private boolean mayHear(StreamSession session) {
        AccountId account = session.account();
        return account == null || grants.right(session.caller().user(), account).isPresent();
    }
}
