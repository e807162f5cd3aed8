package io.pipstream.pricing;

import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Makes candles of the quotes as they come: one {@link CandleSeries} for every instrument and source that quotes it.
 * Sources come from the settings, so there are few. Thread-safe.
 */
@ApplicationScoped
public class CandleBook implements QuoteListener {

    /** The intervals whose candles are made of quotes and stored, shortest first; all others are made of these. */
    public static final List<CandleInterval> KEPT =
            List.of(CandleInterval.ONE_MINUTE, CandleInterval.ONE_HOUR, CandleInterval.ONE_DAY);

    /** Candles hold prices as points in a {@code long}; no instrument comes near that. */
    private static final int MOST_DIGITS = 18;

    private final Instruments instruments;
    private final int mostMinutes;
    private final ConcurrentMap<SeriesName, CandleSeries> seriesByName = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<@Nullable CandleSeries> leading;

    private record SeriesName(Instrument instrument, String source) {}

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected CandleBook() {
        this.instruments = null;
        this.mostMinutes = 0;
        this.leading = null;
    }

    @Inject
    public CandleBook(Instruments instruments, Settings settings) {
        this.instruments = instruments;
        this.mostMinutes = settings.number("pipstream.pricing.candle-minutes", 5_000, 1_500, 1_000_000);
        this.leading = new AtomicReferenceArray<>(instruments.size());
    }

    @Override
    public void quoted(Quote quote) {
        if (quote.ask().precision() > MOST_DIGITS) {
            return;
        }
        int index = instruments.indexOf(quote.instrument());
        CandleSeries series = leading.get(index);
        if (series == null || !series.source().equals(quote.source())) {
            series = series(quote);
            leading.set(index, series);
        }
        series.quoted(quote);
    }

    /** A price that stayed is the open of its minute all the same, and counts. */
    @Override
    public void repeated(Quote quote) {
        quoted(quote);
    }

    /** Candles of a source go on while another leads, so that nothing is missing where it takes over. */
    @Override
    public void overheard(Quote quote) {
        if (quote.ask().precision() <= MOST_DIGITS) {
            series(quote).quoted(quote);
        }
    }

    /** The series of the source that quoted the instrument last; empty before its first quote. */
    Optional<CandleSeries> leading(Instrument instrument) {
        return Optional.ofNullable(leading.get(instruments.indexOf(instrument)));
    }

    private CandleSeries series(Quote quote) {
        return seriesByName.computeIfAbsent(
                new SeriesName(quote.instrument(), quote.source()),
                name -> new CandleSeries(name.instrument(), name.source(), mostMinutes));
    }

    Collection<CandleSeries> all() {
        return Collections.unmodifiableCollection(seriesByName.values());
    }
}
