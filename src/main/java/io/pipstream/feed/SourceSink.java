package io.pipstream.feed;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.pipstream.aggregation.Aggregator;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import io.pipstream.pricing.Acceptance;
import io.pipstream.pricing.Sources;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Takes the quotes of one feed: notes when each came, has it judged, and counts what became of it. Thread-safe. */
final class SourceSink implements QuoteSink {

    private final String source;
    private final Aggregator aggregator;
    private final Sources sources;
    private final Clock clock;
    private final Map<Acceptance, Counter> accepted = new EnumMap<>(Acceptance.class);
    private final Map<QuoteRefusal, Counter> refused = new EnumMap<>(QuoteRefusal.class);
    private final Counter notAQuote;

    SourceSink(String source, Aggregator aggregator, Sources sources, Clock clock, FeedMetrics metrics) {
        this.source = source;
        this.aggregator = aggregator;
        this.sources = sources;
        this.clock = clock;
        this.notAQuote = metrics.quotesRefused(source);
        for (Acceptance acceptance : Acceptance.values()) {
            accepted.put(acceptance, metrics.quotesIn(source, acceptance));
        }
        for (QuoteRefusal reason : QuoteRefusal.values()) {
            refused.put(reason, metrics.refused(source, reason));
        }
    }

    @Override
    public Acceptance offer(Quote quote) {
        Quote received = quote.receivedAt(Instant.ofEpochMilli(clock.millis()));
        Acceptance acceptance = aggregator.offer(source, received);
        requireNonNull(accepted.get(acceptance)).increment();
        switch (acceptance) {
            case OUT_OF_ORDER -> count(QuoteRefusal.OUT_OF_ORDER);
            case DISAGREES -> count(QuoteRefusal.DISAGREES);
            case TAKEN, UNCHANGED, NOT_LEADING -> sources.heard(received);
        }
        return acceptance;
    }

    @Override
    public void alive() {
        aggregator.alive(source);
    }

    @Override
    public void interrupted() {
        aggregator.interrupted(source);
    }

    @Override
    public boolean wants(Instrument instrument) {
        return aggregator.wants(source, instrument);
    }

    @Override
    public void refused(QuoteRefusal reason) {
        notAQuote.increment();
        count(reason);
    }

    @Override
    public void ended() {
        sources.ended(source);
        aggregator.ended(source);
    }

    /** Quotes that were taken or might have been: the leader's, and those of one that does not lead. */
    long quotes() {
        return count(Acceptance.TAKEN) + count(Acceptance.UNCHANGED) + count(Acceptance.NOT_LEADING);
    }

    /** Only reasons that have occurred. */
    Map<QuoteRefusal, Long> refusals() {
        Map<QuoteRefusal, Long> counts = new TreeMap<>();
        refused.forEach((reason, counter) -> {
            if (counter.count() > 0) {
                counts.put(reason, (long) counter.count());
            }
        });
        return counts;
    }

    private void count(QuoteRefusal reason) {
        requireNonNull(refused.get(reason)).increment();
    }

    private long count(Acceptance acceptance) {
        return (long) requireNonNull(accepted.get(acceptance)).count();
    }
}
