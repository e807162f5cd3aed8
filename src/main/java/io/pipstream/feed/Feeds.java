package io.pipstream.feed;

import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import io.pipstream.platform.Shutdown;
import io.pipstream.pricing.QuoteBook;
import io.pipstream.pricing.Sources;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The feeds that the setting {@code pipstream.feed} chooses. They run from the start of the application to its end; a
 * choice that cannot be is an exception at the start, and the application with it does not start. Where two feeds quote
 * one instrument, the last quote wins.
 */
@ApplicationScoped
public class Feeds {

    private final Settings settings;
    private final FeedFactory factory;
    private final QuoteBook book;
    private final Sources sources;
    private final FeedMetrics metrics;
    private final Map<String, Feed> feedsBySource = new LinkedHashMap<>(); // guarded by this

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Feeds() {
        this.settings = null;
        this.factory = null;
        this.book = null;
        this.sources = null;
        this.metrics = null;
    }

    @Inject
    public Feeds(Settings settings, FeedFactory factory, QuoteBook book, Sources sources, FeedMetrics metrics) {
        this.settings = settings;
        this.factory = factory;
        this.book = book;
        this.sources = sources;
        this.metrics = metrics;
    }

    void applicationStarted(@Observes @Initialized(ApplicationScoped.class) Object event) {
        start();
    }

    void applicationEnds(@Observes @Priority(Shutdown.FEEDS) @BeforeDestroyed(ApplicationScoped.class) Object event) {
        stop();
    }

    /** @throws SettingException if the choice of feeds cannot be; then none runs */
    synchronized void start() {
        try {
            for (FeedChoice choice : FeedChoice.parse(settings.text(FeedChoice.SETTING, "simulated"))) {
                Feed feed = factory.create(choice);
                if (feedsBySource.putIfAbsent(feed.source(), feed) != null) {
                    feed.stop();
                    throw choice.wrong("there is a feed " + feed.source() + " already");
                }
            }
            feedsBySource.forEach((source, feed) -> feed.start(new BookSink(source, book, sources, metrics)));
        } catch (RuntimeException refused) {
            stop();
            throw refused;
        }
    }

    /** The sources of the feeds that run, in the order of the setting. */
    public synchronized List<String> sources() {
        return List.copyOf(feedsBySource.keySet());
    }

    /** Does nothing when they are stopped already. */
    @PreDestroy
    synchronized void stop() {
        feedsBySource.values().forEach(Feed::stop);
        feedsBySource.clear();
    }
}
