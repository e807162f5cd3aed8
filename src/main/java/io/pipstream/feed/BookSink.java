package io.pipstream.feed;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.pipstream.domain.market.Quote;
import io.pipstream.pricing.Acceptance;
import io.pipstream.pricing.QuoteBook;
import io.pipstream.pricing.Sources;
import java.util.EnumMap;
import java.util.Map;

/** Gives the quotes of one feed to the book, and counts what became of them. */
final class BookSink implements QuoteSink {

    private final String source;
    private final QuoteBook book;
    private final Sources sources;
    private final Map<Acceptance, Counter> counters = new EnumMap<>(Acceptance.class);

    BookSink(String source, QuoteBook book, Sources sources, FeedMetrics metrics) {
        this.source = source;
        this.book = book;
        this.sources = sources;
        for (Acceptance acceptance : Acceptance.values()) {
            counters.put(acceptance, metrics.quotesIn(source, acceptance));
        }
        sources.opened(source);
    }

    @Override
    public Acceptance offer(Quote quote) {
        Acceptance acceptance = book.offer(quote);
        requireNonNull(counters.get(acceptance)).increment();
        return acceptance;
    }

    @Override
    public void ended() {
        sources.ended(source);
    }
}
