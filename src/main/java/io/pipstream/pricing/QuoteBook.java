package io.pipstream.pricing;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Settings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The current quote of every instrument. Only the newest is kept. Thread-safe; listeners are told outside any lock. */
@ApplicationScoped
public class QuoteBook {

    private static final int BEFORE_THE_FEEDS = 1_000;

    private final Instruments instruments;
    private final NanoClock nanoClock;
    private final long staleAfterNanos;
    private final Iterable<QuoteListener> listeners;
    private final AtomicReferenceArray<@Nullable Heard> newest;

    private record Heard(Quote quote, long atNanos, long term) {}

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected QuoteBook() {
        this.instruments = null;
        this.nanoClock = null;
        this.staleAfterNanos = 0;
        this.listeners = List.of();
        this.newest = null;
    }

    @Inject
    public QuoteBook(
            Instruments instruments, NanoClock nanoClock, Settings settings, Instance<QuoteListener> listeners) {
        this(instruments, nanoClock, settings, listeners.stream().toList());
    }

    public QuoteBook(
            Instruments instruments, NanoClock nanoClock, Settings settings, Iterable<QuoteListener> listeners) {
        this.instruments = instruments;
        this.nanoClock = nanoClock;
        this.staleAfterNanos = settings.duration(
                        "pipstream.pricing.stale-after",
                        Duration.ofSeconds(10),
                        Duration.ofMillis(100),
                        Duration.ofDays(7))
                .toNanos();
        this.listeners = listeners;
        this.newest = new AtomicReferenceArray<>(instruments.size());
    }

    /**
     * Makes this bean at once: a setting that is wrong ends the deployment and not the first quote, and its listeners are
     * looked up by the thread that deploys, because Payara may close the WAR's jars under any other until it is done.
     */
    void start(@Observes @Priority(BEFORE_THE_FEEDS) @Initialized(ApplicationScoped.class) Object started) {}

    /** The same with term 0, where only one source quotes each instrument. */
    public Acceptance offer(Quote quote) {
        return offer(quote, 0);
    }

    /**
     * Makes the quote the current one, unless it says nothing new; then tells the listeners.
     *
     * @param term rises whenever another source begins to lead the instrument, so that a quote of the one before that was on
     *     its way meanwhile is known to be late
     */
    public Acceptance offer(Quote quote, long term) {
        int index = instruments.indexOf(quote.instrument());
        Heard offered = new Heard(quote, nanoClock.nanos(), term);
        while (true) {
            Heard before = newest.get(index);
            if (before != null && (term < before.term() || isOlder(quote, before.quote()))) {
                return Acceptance.OUT_OF_ORDER;
            }
            boolean repeats = before != null
                    && quote.source().equals(before.quote().source())
                    && quote.samePrices(before.quote());
            Heard after = repeats ? new Heard(before.quote(), offered.atNanos(), term) : offered;
            if (newest.compareAndSet(index, before, after)) {
                if (repeats) {
                    listeners.forEach(listener -> listener.repeated(quote));
                    return Acceptance.UNCHANGED;
                }
                listeners.forEach(listener -> listener.quoted(quote));
                return Acceptance.TAKEN;
            }
        }
    }

    /** Tells the listeners of a quote of a source that does not lead. */
    public void overhear(Quote quote) {
        listeners.forEach(listener -> listener.overheard(quote));
    }

    /** Empty until the first quote has come. */
    public Optional<CurrentQuote> current(Instrument instrument) {
        Heard heard = newest.get(instruments.indexOf(instrument));
        if (heard == null) {
            return Optional.empty();
        }
        long ageNanos = Math.max(0, nanoClock.nanos() - heard.atNanos());
        return Optional.of(new CurrentQuote(heard.quote(), Duration.ofNanos(ageNanos), ageNanos > staleAfterNanos));
    }

    /** Times of different sources do not compare: a replay's clock is years behind the live one. */
    private static boolean isOlder(Quote quote, Quote before) {
        return quote.source().equals(before.source()) && quote.time().isBefore(before.time());
    }
}
