package io.pipstream.pricing;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.PriceRange;
import io.pipstream.domain.market.Quote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Between which prices every instrument has been since any time, as far as this run of the server has seen. Time is that
 * of the server's clock when the quote came, not the quote's own: a trade is opened by that clock, and a replay's quotes
 * are years behind it. Of any source: what counts is what could be dealt at. Thread-safe.
 */
@ApplicationScoped
public class PriceRanges implements QuoteListener {

    private static final int MOST_KEPT = 4_096;
    private static final long MICROS = 1_000_000;
    private static final int MOST_DIGITS = 18;

    private final Instruments instruments;
    private final Clock clock;
    private final AtomicReferenceArray<@Nullable Series> byInstrument;

    /** What is known since the server started. */
    record Known(PriceRange range, Instant begin) {}

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected PriceRanges() {
        this.instruments = null;
        this.clock = null;
        this.byInstrument = null;
    }

    @Inject
    public PriceRanges(Instruments instruments, Clock clock) {
        this.instruments = instruments;
        this.clock = clock;
        this.byInstrument = new AtomicReferenceArray<>(instruments.size());
    }

    @Override
    public void quoted(Quote quote) {
        if (quote.ask().precision() > MOST_DIGITS) {
            return;
        }
        int index = instruments.indexOf(quote.instrument());
        Series series = byInstrument.get(index);
        if (series == null) {
            Series made = new Series(quote.instrument().terms().priceDigits());
            series = byInstrument.compareAndSet(index, null, made) ? made : byInstrument.get(index);
        }
        if (series != null) {
            series.quoted(quote, micros(clock.instant()));
        }
    }

    /**
     * From the quote in force at that time on, and when what is known begins. Over long times the range may begin a little
     * earlier than asked, never later. Empty before the first quote.
     */
    Optional<Known> since(Instrument instrument, Instant time) {
        Series series = byInstrument.get(instruments.indexOf(instrument));
        return series == null ? Optional.empty() : series.since(micros(time));
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * MICROS + time.getNano() / 1_000;
    }

    /** Of one instrument; the lowest of a price is the highest of its opposite. */
    private static final class Series {

        private final int digits;
        private final SuffixMaxima bids = new SuffixMaxima(MOST_KEPT);
        private final SuffixMaxima minusBids = new SuffixMaxima(MOST_KEPT);
        private final SuffixMaxima asks = new SuffixMaxima(MOST_KEPT);
        private final SuffixMaxima minusAsks = new SuffixMaxima(MOST_KEPT);
        private @Nullable Long firstMicros;
        private long lastMicros = Long.MIN_VALUE;

        Series(int digits) {
            this.digits = digits;
        }

        synchronized void quoted(Quote quote, long nowMicros) {
            lastMicros = Math.max(lastMicros, nowMicros); // the machine's clock may be set back
            if (firstMicros == null) {
                firstMicros = lastMicros;
            }
            long bid = quote.bid().unscaledValue().longValue();
            long ask = quote.ask().unscaledValue().longValue();
            bids.change(bid, lastMicros);
            minusBids.change(-bid, lastMicros);
            asks.change(ask, lastMicros);
            minusAsks.change(-ask, lastMicros);
        }

        synchronized Optional<Known> since(long micros) {
            if (firstMicros == null) {
                return Optional.empty();
            }
            PriceRange range = new PriceRange(
                    price(-minusBids.since(micros)),
                    price(bids.since(micros)),
                    price(-minusAsks.since(micros)),
                    price(asks.since(micros)));
            return Optional.of(new Known(range, Instant.EPOCH.plus(firstMicros, ChronoUnit.MICROS)));
        }

        private BigDecimal price(long points) {
            return BigDecimal.valueOf(points, digits);
        }
    }
}
