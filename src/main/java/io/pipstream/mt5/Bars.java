package io.pipstream.mt5;

import io.pipstream.domain.market.Instrument;
import io.pipstream.pricing.CandleHistory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** The newest bars of an instrument, oldest first. Methods may wait for the store and for a source. Thread-safe. */
@ApplicationScoped
public class Bars {

    public static final int MOST = 1_000;

    private static final int MOST_DAYS = 10_000;
    private static final int DAYS_OF_A_MONTH = 27;
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final CandleHistory candles;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Bars() {
        this.candles = null;
    }

    @Inject
    public Bars(CandleHistory candles) {
        this.candles = candles;
    }

    /** @param count at most so many, 1 to {@value #MOST} */
    List<Bar> newest(Instrument instrument, Timeframe timeframe, int count) {
        return between(instrument, timeframe, Instant.EPOCH, LATEST, count);
    }

    /**
     * The newest of those that begin at {@code from} or later and before {@code to}.
     *
     * @param count at most so many
     */
    public List<Bar> between(Instrument instrument, Timeframe timeframe, Instant from, Instant to, int count) {
        if (timeframe != Timeframe.MN1) {
            return read(instrument, timeframe, from, to, count);
        }
        int days = Math.min(MOST_DAYS, (count + 1) * DAYS_OF_A_MONTH);
        Instant last = to.isBefore(LATEST) ? timeframe.endOf(to.minusNanos(1)) : LATEST;
        List<Bar> read = read(instrument, timeframe, from, last, days);
        List<Bar> months = months(read);
        boolean beginsWhole = read.size() < days;
        List<Bar> whole = (beginsWhole || months.isEmpty() ? months : months.subList(1, months.size()))
                .stream().filter(month -> !month.start().isBefore(from)).toList();
        return whole.subList(Math.max(0, whole.size() - count), whole.size());
    }

    private List<Bar> read(Instrument instrument, Timeframe timeframe, Instant from, Instant to, int count) {
        return candles.chart(instrument, timeframe.candles(), from, to, count).candles().stream()
                .map(Bar::of)
                .toList();
    }

    static List<Bar> months(List<Bar> days) {
        TreeMap<Instant, Bar> months = new TreeMap<>();
        for (Bar day : days) {
            Instant start = Timeframe.MN1.startOf(day.start());
            months.merge(start, new Bar(start, day.prices(), day.volume()), (before, next) -> before.join(next, start));
        }
        return List.copyOf(months.values());
    }
}
