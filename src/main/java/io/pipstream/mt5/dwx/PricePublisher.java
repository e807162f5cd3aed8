package io.pipstream.mt5.dwx;

import io.pipstream.domain.market.Quote;
import io.pipstream.mt5.Bars;
import io.pipstream.mt5.dwx.Tracking.TrackedRate;
import io.pipstream.platform.NanoClock;
import io.pipstream.pricing.CurrentQuote;
import io.pipstream.pricing.QuoteBook;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Publishes what is tracked: of a price always the newest, each instrument's at most every 50 ms; of a candle that it has
 * begun, with what is known of it then. Candles are read on another thread. For the loop's thread.
 */
final class PricePublisher {

    static final Duration PACE = Duration.ofMillis(50);

    private static final Logger LOG = System.getLogger(PricePublisher.class.getName());
    private static final int FIRST_LOGGED = 10;
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final Tracking tracking;
    private final ChangedQuotes changes;
    private final QuoteBook book;
    private final Bars bars;
    private final Executor executor;
    private final NanoClock clock;
    private final Map<TrackedRate, Instant> changedRates = new HashMap<>();
    private final Queue<String> read = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean reading = new AtomicBoolean();
    private final AtomicLong failures = new AtomicLong();
    private Map<TrackedRate, Instant> begun = new ConcurrentHashMap<>();
    private Set<TrackedRate> known = Set.of();
    private long lastNanos;
    private boolean started;

    PricePublisher(
            Tracking tracking, ChangedQuotes changes, QuoteBook book, Bars bars, Executor executor, NanoClock clock) {
        this.tracking = tracking;
        this.changes = changes;
        this.book = book;
        this.bars = bars;
        this.executor = executor;
        this.clock = clock;
    }

    void turn(Consumer<String> publisher) {
        for (String message = read.poll(); message != null; message = read.poll()) {
            publisher.accept(message);
        }
        if (started && clock.nanos() - lastNanos < PACE.toNanos()) {
            return;
        }
        started = true;
        lastNanos = clock.nanos();
        List<Quote> quotes = changes.take().stream()
                .flatMap(instrument -> book.current(instrument).stream())
                .map(CurrentQuote::quote)
                .toList();
        for (Quote quote : quotes) {
            if (tracking.prices().contains(quote.instrument())) {
                publisher.accept(Published.price(quote));
            }
        }
        publishRates(quotes);
    }

    private void publishRates(List<Quote> quotes) {
        Set<TrackedRate> rates = tracking.rates();
        if (rates != known) { // asked for anew: each is published once at once, whatever was before
            known = rates;
            begun = new ConcurrentHashMap<>();
            changedRates.clear();
        }
        for (TrackedRate rate : rates) {
            quotes.stream()
                    .filter(quote -> quote.instrument().equals(rate.instrument()))
                    .forEach(quote -> noteIfBegins(rate, quote.time()));
        }
        changedRates.entrySet().removeIf(each -> !begins(each.getKey(), each.getValue()));
        if (changedRates.isEmpty() || !reading.compareAndSet(false, true)) {
            return;
        }
        Map<TrackedRate, Instant> due = Map.copyOf(changedRates);
        Map<TrackedRate, Instant> asked = begun;
        changedRates.clear();
        try {
            executor.execute(() -> read(due, asked));
        } catch (RejectedExecutionException stopping) {
            reading.set(false);
        }
    }

    private void noteIfBegins(TrackedRate rate, Instant time) {
        Instant start = rate.timeframe().startOf(time);
        if (begins(rate, start)) {
            changedRates.put(rate, start);
        }
    }

    private boolean begins(TrackedRate rate, Instant start) {
        return start.isAfter(begun.getOrDefault(rate, Instant.MIN));
    }

    /** What cannot be read now is looked for again with the next quote. */
    private void read(Map<TrackedRate, Instant> due, Map<TrackedRate, Instant> asked) {
        try {
            due.forEach((rate, start) -> bars.between(rate.instrument(), rate.timeframe(), start, END_OF_TIME, 1)
                    .forEach(bar -> {
                        asked.put(rate, bar.start());
                        read.add(Published.rate(rate, bar));
                    }));
        } catch (RuntimeException failure) {
            if (failures.incrementAndGet() <= FIRST_LOGGED) {
                LOG.log(Level.WARNING, "Candles for DWX clients could not be read", failure);
            }
        } finally {
            reading.set(false);
        }
    }
}
