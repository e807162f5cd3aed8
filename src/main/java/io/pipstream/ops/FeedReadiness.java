package io.pipstream.ops;

import static io.pipstream.pricing.SourceStatus.State.ENDED;
import static io.pipstream.pricing.SourceStatus.State.LIVE;
import static io.pipstream.pricing.SourceStatus.State.WAITING;

import io.pipstream.platform.Readiness;
import io.pipstream.pricing.SourceStatus;
import io.pipstream.pricing.Sources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether prices come in: one source that speaks is enough. A server that waits for the first quote to be pushed is ready
 * too, or nobody would be sent to push it; one whose source has fallen silent is not.
 */
@ApplicationScoped
public class FeedReadiness implements Readiness {

    /** The source of quotes that come by {@code POST /api/quotes}. */
    private static final String PUSH = "push";

    private final Sources sources;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected FeedReadiness() {
        this.sources = null;
    }

    @Inject
    public FeedReadiness(Sources sources) {
        this.sources = sources;
    }

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public boolean ready() {
        return ready(sources.statuses());
    }

    static boolean ready(List<SourceStatus> statuses) {
        boolean live = statuses.stream().anyMatch(status -> status.state() == LIVE);
        boolean pushable = statuses.stream().anyMatch(FeedReadiness::awaitsPush)
                && statuses.stream().allMatch(status -> awaitsPush(status) || status.state() == ENDED);
        return live || pushable;
    }

    private static boolean awaitsPush(SourceStatus status) {
        return status.state() == WAITING && status.source().equals(PUSH);
    }

    /** Every source with its state, and how long ago it last spoke. */
    @Override
    public Map<String, String> details() {
        Map<String, String> details = new LinkedHashMap<>();
        for (SourceStatus status : sources.statuses()) {
            details.put(status.source(), said(status));
        }
        return details;
    }

    private static String said(SourceStatus status) {
        String state = status.state().name().toLowerCase(Locale.ROOT);
        long ageMillis = status.age().toMillis();
        return status.state() == WAITING
                ? "%s for %d ms".formatted(state, ageMillis)
                : "%s, last heard %d ms ago".formatted(state, ageMillis);
    }
}
