package io.pipstream.mt5;

import io.pipstream.domain.market.Instrument;
import io.pipstream.pricing.CandleHistory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;

/** The newest bars of an instrument, oldest first. Methods may wait for the store and for a source. Thread-safe. */
@ApplicationScoped
public class Bars {

    public static final int MOST = 1_000;

    private static final int MOST_DAYS = 10_000;
    private static final int DAYS_OF_A_MONTH = 27;
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime TURN_OF_DAY = LocalTime.of(17, 0);
    private static final Duration REST_OF_THE_DAY = Duration.ofHours(7);

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
        if (timeframe != Timeframe.MN1) {
            return read(instrument, timeframe, count);
        }
        int days = Math.min(MOST_DAYS, (count + 1) * DAYS_OF_A_MONTH);
        List<Bar> read = read(instrument, timeframe, days);
        List<Bar> months = months(read);
        boolean beginsWhole = read.size() < days;
        List<Bar> whole = beginsWhole || months.isEmpty() ? months : months.subList(1, months.size());
        return whole.subList(Math.max(0, whole.size() - count), whole.size());
    }

    private List<Bar> read(Instrument instrument, Timeframe timeframe, int count) {
        return candles.chart(instrument, timeframe.candles(), Instant.EPOCH, LATEST, count).candles().stream()
                .map(Bar::of)
                .toList();
    }

    /** A month begins with the trading day that is its first: at 17:00 in New York on the day before. */
    static List<Bar> months(List<Bar> days) {
        TreeMap<YearMonth, Bar> months = new TreeMap<>();
        for (Bar day : days) {
            YearMonth month = YearMonth.from(day.start().atZone(NEW_YORK).plus(REST_OF_THE_DAY));
            Instant start = month.atDay(1)
                    .minusDays(1)
                    .atTime(TURN_OF_DAY)
                    .atZone(NEW_YORK)
                    .toInstant();
            months.merge(month, new Bar(start, day.prices(), day.volume()), (before, next) -> before.join(next, start));
        }
        return List.copyOf(months.values());
    }
}
