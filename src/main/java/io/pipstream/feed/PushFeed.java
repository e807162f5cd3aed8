package io.pipstream.feed;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.feed.QuoteCheck.RefusedQuoteException;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.Acceptance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Quotes that clients bring, such as price workers and MetaTrader. Every quote stands for itself: one that cannot be
 * taken does not hold up the rest of its list. Thread-safe.
 */
@ApplicationScoped
public class PushFeed implements Feed {

    static final String SOURCE = "push";

    private final QuoteCheck check;
    private final Clock clock;
    private final FeedMetrics metrics;
    private final Map<Instrument, Instant> newestTimes = new ConcurrentHashMap<>();
    private volatile @Nullable QuoteSink sink;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected PushFeed() {
        this.check = null;
        this.clock = null;
        this.metrics = null;
    }

    @Inject
    public PushFeed(Instruments instruments, Settings settings, Clock clock, FeedMetrics metrics) {
        Duration maxAge = settings.duration(
                "pipstream.feed.push.max-age", Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofDays(36_500));
        this.check = new QuoteCheck(instruments, maxAge);
        this.clock = clock;
        this.metrics = metrics;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public void start(QuoteSink sink) {
        this.sink = sink;
    }

    @Override
    public void stop() {
        sink = null;
    }

    /** Whether {@code push} is among the feeds; if not, every quote is refused for that. */
    public boolean isEnabled() {
        return sink != null;
    }

    /** One result for each quote, in their order. */
    public List<PushResult> push(List<RawQuote> quotes) {
        QuoteSink open = sink;
        return quotes.stream().map(quote -> push(quote, open)).toList();
    }

    private PushResult push(RawQuote pushed, @Nullable QuoteSink open) {
        try {
            if (open == null) {
                throw new RefusedQuoteException(
                        QuoteRefusal.PUSH_DISABLED, "The feed push is not among those of pipstream.feed");
            }
            Quote quote = check.check(pushed, SOURCE, clock.instant());
            Instant newest = newestTimes.merge(
                    quote.instrument(), quote.time(), (known, given) -> given.isBefore(known) ? known : given);
            // the aggregation would refuse it too, but cannot tell which one came before
            Acceptance acceptance = quote.time().isBefore(newest) ? Acceptance.OUT_OF_ORDER : open.offer(quote);
            if (acceptance == Acceptance.OUT_OF_ORDER) {
                throw new RefusedQuoteException(
                        QuoteRefusal.OUT_OF_ORDER,
                        "The quote of %s is of %s, one of %s came before it"
                                .formatted(quote.instrument(), quote.time(), newest));
            }
            if (acceptance == Acceptance.DISAGREES) {
                throw new RefusedQuoteException(
                        QuoteRefusal.DISAGREES,
                        "The quote of %s, bid %s and ask %s, is far from what other sources say"
                                .formatted(quote.instrument(), quote.bid(), quote.ask()));
            }
            return PushResult.taken(pushed, acceptance);
        } catch (RefusedQuoteException refused) {
            count(refused.refusal());
            return PushResult.refused(pushed, refused.refusal(), requireText(refused.getMessage()));
        }
    }

    private void count(QuoteRefusal reason) {
        if (reason != QuoteRefusal.DISAGREES) { // the sink has counted that
            metrics.quotesRefused(SOURCE).increment();
            metrics.refused(SOURCE, reason).increment();
        }
    }

    private static String requireText(@Nullable String message) {
        return message == null ? "" : message;
    }
}
