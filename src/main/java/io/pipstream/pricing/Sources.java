package io.pipstream.pricing;

import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Which sources of quotes there are, and how long each has been silent. Thread-safe. */
@ApplicationScoped
public class Sources {

    private final Map<String, Source> byName = new ConcurrentSkipListMap<>();
    private final NanoClock nanoClock;
    private final Duration silentAfter;

    private static final class Source {
        private volatile long heardNanos;
        private volatile boolean spoke;
        private volatile boolean ended;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Sources() {
        this.nanoClock = null;
        this.silentAfter = Duration.ZERO;
    }

    @Inject
    public Sources(NanoClock nanoClock, Settings settings) {
        this.nanoClock = nanoClock;
        this.silentAfter = settings.duration(
                "pipstream.feed.silent-after", Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofDays(7));
    }

    /** A source has started; it is {@link SourceStatus.State#WAITING} until its first quote. */
    public void opened(String name) {
        Source source = new Source();
        source.heardNanos = nanoClock.nanos();
        byName.put(name, source);
    }

    void heard(String name) {
        Source source = byName.computeIfAbsent(name, unknown -> new Source());
        source.heardNanos = nanoClock.nanos();
        source.spoke = true;
    }

    /** A source has given all it had, such as a replay without loop. */
    public void ended(String name) {
        byName.computeIfAbsent(name, unknown -> new Source()).ended = true;
    }

    /** In the order of their names. */
    public List<SourceStatus> statuses() {
        long now = nanoClock.nanos();
        return byName.entrySet().stream()
                .map(entry -> status(entry.getKey(), entry.getValue(), now))
                .toList();
    }

    private SourceStatus status(String name, Source source, long now) {
        Duration age = Duration.ofNanos(Math.max(0, now - source.heardNanos));
        SourceStatus.State state;
        if (source.ended) {
            state = SourceStatus.State.ENDED;
        } else if (!source.spoke) {
            state = SourceStatus.State.WAITING;
        } else {
            state = age.compareTo(silentAfter) > 0 ? SourceStatus.State.SILENT : SourceStatus.State.LIVE;
        }
        return new SourceStatus(name, state, age);
    }
}
