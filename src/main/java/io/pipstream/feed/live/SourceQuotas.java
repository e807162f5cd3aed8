package io.pipstream.feed.live;

import io.pipstream.platform.NanoClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** One quota for each source, whoever asks it: its feed, or who wants its history. Thread-safe. */
@ApplicationScoped
public class SourceQuotas {

    private final QuotaStore store;
    private final Clock clock;
    private final NanoClock nanoClock;
    private final ConcurrentMap<String, Quota> quotasBySource = new ConcurrentHashMap<>();

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected SourceQuotas() {
        this.store = null;
        this.clock = null;
        this.nanoClock = null;
    }

    @Inject
    public SourceQuotas(QuotaStore store, Clock clock, NanoClock nanoClock) {
        this.store = store;
        this.clock = clock;
        this.nanoClock = nanoClock;
    }

    /** The limits are those of the settings, and so the same whoever comes first. */
    Quota of(String source, int perMinute, int perDay) {
        return quotasBySource.computeIfAbsent(
                source, name -> new Quota(name, perMinute, perDay, store, clock, nanoClock));
    }
}
