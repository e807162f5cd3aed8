package io.pipstream.notification.planning;

import io.pipstream.feed.FeedCondition;
import io.pipstream.feed.FeedReport;
import io.pipstream.feed.Feeds;
import io.pipstream.notification.DeliveryBell;
import io.pipstream.notification.Kind;
import io.pipstream.notification.NewsStore;
import io.pipstream.notification.NewsStore.Hearer;
import io.pipstream.notification.NotificationStore;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.Shutdown;
import io.pipstream.pricing.MarketCalendar;
import io.pipstream.pricing.SourceStatus;
import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Looks at this node's feeds every five seconds, and has told what changed. Kept nowhere but in memory: what changes while
 * the server is down, or the ledger does not answer, nobody hears.
 */
@ApplicationScoped
public class FeedWatch {

    private static final Logger LOG = System.getLogger(FeedWatch.class.getName());
    private static final int EVERY_SECONDS = 5;

    private final Feeds feeds;
    private final MarketCalendar calendar;
    private final NewsStore news;
    private final NotificationStore notifications;
    private final Iterable<DeliveryBell> bells;
    private final ManagedExecutorService blocking;
    private final ManagedScheduledExecutorService scheduler;
    private final Clock clock;
    private final FeedStory story = new FeedStory();
    private final AtomicBoolean turn = new AtomicBoolean();
    private @Nullable Future<?> watching;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected FeedWatch() {
        this.feeds = null;
        this.calendar = null;
        this.news = null;
        this.notifications = null;
        this.bells = List.of();
        this.blocking = null;
        this.scheduler = null;
        this.clock = null;
    }

    @Inject
    public FeedWatch(
            Feeds feeds,
            MarketCalendar calendar,
            NewsStore news,
            NotificationStore notifications,
            Instance<DeliveryBell> bells,
            @Blocking ManagedExecutorService blocking,
            ManagedScheduledExecutorService scheduler,
            Clock clock) {
        this.feeds = feeds;
        this.calendar = calendar;
        this.news = news;
        this.notifications = notifications;
        this.bells = bells;
        this.blocking = blocking;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        watching = scheduler.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes @Priority(Shutdown.PACED_WORK) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        if (watching != null) {
            watching.cancel(false);
        }
    }

    private void look() {
        if (turn.compareAndSet(false, true)) {
            try {
                blocking.execute(this::lookAndTell);
            } catch (RuntimeException full) {
                turn.set(false);
                LOG.log(Level.DEBUG, "The feeds are not looked at", full);
            }
        }
    }

    private void lookAndTell() {
        try {
            Instant now = clock.instant();
            List<News> changes = story.look(
                    feeds.reports().stream()
                            .map(report -> seen(report, calendar, now))
                            .toList(),
                    now);
            if (!changes.isEmpty()) {
                tell(changes, now);
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "Nobody is told how the feeds are: {0}", failed.toString());
        } finally {
            turn.set(false);
        }
    }

    private void tell(List<News> changes, Instant now) {
        List<Hearer> hearers = news.openChannels(Kind.FEED_STATE).stream()
                .map(channel -> new Hearer(channel, channel.since()))
                .toList();
        if (!hearers.isEmpty()) {
            notifications.add(changes.stream()
                    .flatMap(each -> Circulation.of(each, hearers, now).stream())
                    .toList());
            bells.forEach(DeliveryBell::rung);
        }
    }

    /** One that is silent while its market is closed works, as far as anybody knows. */
    static FeedStory.Look seen(FeedReport report, MarketCalendar calendar, Instant now) {
        SourceStatus status = report.status();
        FeedCondition condition = report.condition();
        boolean silent = status.state() == SourceStatus.State.SILENT
                && status.newest()
                        .filter(quote -> calendar.nextOpen(quote.instrument(), status.source(), now)
                                .equals(now))
                        .isPresent();
        @Nullable
        Boolean works = switch (condition.state()) {
            case WAITING_TO_RETRY, OUT_OF_QUOTA, REFUSED -> Boolean.FALSE;
            case CONNECTING, STOPPED -> null;
            case RUNNING, STANDBY -> !silent;
        };
        String detail = condition.detail().isBlank() && silent
                ? "It has been silent for " + status.age().toSeconds() + " s."
                : condition.detail();
        return new FeedStory.Look(status.source(), works, detail, report.leads());
    }
}
