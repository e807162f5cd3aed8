package io.pipstream.feed.live;

import io.pipstream.domain.market.Instruments;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import io.pipstream.platform.Shutdown;
import io.pipstream.pricing.ArchiveException;
import io.pipstream.pricing.ArchiveException.Reason;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Questions to sources beside those of their feeds, with the same settings and within the same quotas, of which the feeds
 * come first. Thread-safe.
 */
@ApplicationScoped
public class SourceQuestions {

    /** Longer than who asks waits: what comes late is kept. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int TOO_MANY = 429;

    private final Settings settings;
    private final Instruments instruments;
    private final SourceQuotas quotas;
    private final Executor blocking;
    private final Transport transport;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected SourceQuestions() {
        this.settings = null;
        this.instruments = null;
        this.quotas = null;
        this.blocking = null;
        this.transport = null;
    }

    @Inject
    public SourceQuestions(
            Settings settings,
            Instruments instruments,
            SourceQuotas quotas,
            ManagedScheduledExecutorService scheduler,
            @Blocking ManagedExecutorService blocking) {
        this(settings, instruments, quotas, blocking, new JdkTransport(blocking, scheduler));
    }

    SourceQuestions(
            Settings settings, Instruments instruments, SourceQuotas quotas, Executor blocking, Transport transport) {
        this.settings = settings;
        this.instruments = instruments;
        this.quotas = quotas;
        this.blocking = blocking;
        this.transport = transport;
    }

    /**
     * Who we are to a source that is asked by HTTP; empty if it needs what the settings do not have.
     *
     * @throws SettingException if the settings cannot be
     */
    public Optional<SourceAccess> access(SourceTraits traits) {
        return new LiveSettings(settings, instruments).access(traits);
    }

    /**
     * Asks once. Fails with an {@link ArchiveException} if we may not ask now, and with another exception if there is no
     * whole answer in time.
     */
    public CompletionStage<Answer> ask(SourceTraits traits, Question question) {
        LiveSettings.Limits limits = new LiveSettings(settings, instruments).limits(traits);
        Quota quota = quotas.of(traits.source(), limits.perMinute(), limits.perDay());
        try {
            return CompletableFuture.supplyAsync(quota::takeSpare, blocking)
                    .thenCompose(hold -> hold.map(this::held).orElseGet(() -> transport.ask(question, DEADLINE)))
                    .thenApplyAsync(answer -> heard(answer, quota), blocking);
        } catch (RejectedExecutionException stopping) {
            return CompletableFuture.failedFuture(stopping);
        }
    }

    private CompletionStage<Answer> held(QuotaHold hold) {
        return CompletableFuture.failedFuture(new ArchiveException(
                Reason.RATE_LIMITED, "our own quota leaves no question to spare", Optional.of(hold.delay())));
    }

    /** A source that says that it was asked too much is left alone by its feed, too. */
    private static Answer heard(Answer answer, Quota quota) {
        if (answer.status() == TOO_MANY) {
            Heard.Refused refused = Refusals.of(answer);
            Duration usual = refused.cause() == Heard.Cause.OUT_OF_QUOTA ? HOUR : MINUTE;
            quota.pause(refused.retryAfter().filter(wait -> !wait.isZero()).orElse(usual));
        }
        return answer;
    }

    /** Before the threads end that it works on. */
    void applicationEnds(@Observes @Priority(Shutdown.FEEDS) @BeforeDestroyed(ApplicationScoped.class) Object event) {
        close();
    }

    @PreDestroy
    void close() {
        transport.close();
    }
}
