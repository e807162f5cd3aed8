package io.pipstream.bench.archive;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Quote;
import io.pipstream.feed.QuoteSink;
import io.pipstream.pricing.Acceptance;
import io.pipstream.pricing.CandleHistory;
import io.pipstream.pricing.QuoteBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Gives quotes to the book and keeps them; now and then it takes the four-hour candles that are complete out of the
 * history, before that forgets them.
 */
final class CandleSink implements QuoteSink {

    private static final Duration EVERY = Duration.ofDays(365);
    private static final int MORE_THAN_A_YEAR_HAS = 3_000;
    private static final long PATIENCE_MINUTES = 5;

    private final QuoteBook book;
    private final CandleHistory history;
    private final List<Quote> quotes = new ArrayList<>();
    private final List<Candle> candles = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private Instant taken = Instant.MIN;

    CandleSink(QuoteBook book, CandleHistory history) {
        this.book = book;
        this.history = history;
    }

    @Override
    public Acceptance offer(Quote quote) {
        Instant slot = CandleInterval.FOUR_HOURS.startOf(quote.time());
        if (quotes.isEmpty()) {
            taken = slot;
        } else if (slot.isAfter(taken.plus(EVERY))) {
            takeBefore(slot);
        }
        quotes.add(quote);
        Acceptance acceptance = book.offer(quote);
        if (acceptance != Acceptance.TAKEN && acceptance != Acceptance.UNCHANGED) {
            throw new IllegalStateException("%s: %s".formatted(acceptance, quote));
        }
        return acceptance;
    }

    @Override
    public void ended() {
        end.countDown();
    }

    /** @throws IllegalStateException if that takes more than five minutes */
    void awaitEnd() throws InterruptedException {
        if (!end.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The replay has not ended");
        }
        takeBefore(last().time().plusSeconds(1));
    }

    List<Quote> quotes() {
        return quotes;
    }

    List<Candle> candles() {
        return candles;
    }

    Quote last() {
        return quotes.get(quotes.size() - 1);
    }

    private void takeBefore(Instant time) {
        candles.addAll(history.chart(last().instrument(), CandleInterval.FOUR_HOURS, taken, time, MORE_THAN_A_YEAR_HAS)
                .candles());
        taken = time;
    }
}
