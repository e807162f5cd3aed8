package io.pipstream.pricing;

import io.pipstream.domain.market.Quote;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Which sources of quotes there are, and how long each has been silent. Thread-safe. */
@ApplicationScoped
public class Sources {

    private final Map<String, Source> byName = new ConcurrentSkipListMap<>();
    private final NanoClock nanoClock;
    private final Duration silentAfter;

    private static final class Source {
        private volatile long heardNanos;
        private volatile @Nullable Quote newest;
        private volatile boolean ended;
        private final BooleanSupplier onStandby;

        Source(BooleanSupplier onStandby) {
            this.onStandby = onStandby;
        }
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
        opened(name, () -> false);
    }

    /** @param onStandby whether it is not asked at the moment, because better ones are there; never waits */
    public void opened(String name, BooleanSupplier onStandby) {
        Source source = new Source(onStandby);
        source.heardNanos = nanoClock.nanos();
        byName.put(name, source);
    }

    /** A source has said a price, which was not refused. */
    public void heard(Quote quote) {
        Source source = byName.computeIfAbsent(quote.source(), unknown -> new Source(() -> false));
        source.newest = quote;
        source.heardNanos = nanoClock.nanos();
    }

    /** A source has given all it had, such as a replay without loop. */
    public void ended(String name) {
        byName.computeIfAbsent(name, unknown -> new Source(() -> false)).ended = true;
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
        Quote newest = source.newest;
        SourceStatus.State state;
        if (source.ended) {
            state = SourceStatus.State.ENDED;
        } else if (source.onStandby.getAsBoolean()) {
            state = SourceStatus.State.STANDBY;
        } else if (newest == null) {
            state = SourceStatus.State.WAITING;
        } else {
            state = age.compareTo(silentAfter) > 0 ? SourceStatus.State.SILENT : SourceStatus.State.LIVE;
        }
        return new SourceStatus(name, state, age, Optional.ofNullable(newest));
    }
}
