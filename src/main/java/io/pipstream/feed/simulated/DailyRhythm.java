package io.pipstream.feed.simulated;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * How loud a currency is at each hour of the day in UTC. Each number is a multiple of the day's average volatility; the
 * shapes follow what the market shows year after year: quiet between the close of New York and the opening of Tokyo, a
 * rise at the opening of London, the loudest hours where London and New York overlap.
 */
enum DailyRhythm {
    EUROPE(
            .45, .50, .50, .45, .45, .55, .85, 1.25, 1.35, 1.20, 1.05, 1.00, //
            1.30, 1.65, 1.70, 1.50, 1.20, .90, .75, .70, .60, .45, .35, .40),
    AMERICA(
            .45, .45, .45, .40, .40, .45, .60, .80, .90, .90, .85, 1.00, //
            1.55, 1.90, 1.95, 1.70, 1.35, 1.10, .95, .90, .80, .50, .35, .40),
    PACIFIC(
            1.10, 1.20, 1.05, .90, .80, .80, .90, 1.15, 1.15, 1.00, .90, .90, //
            1.20, 1.50, 1.50, 1.30, 1.00, .80, .70, .70, .65, .55, .55, .80);

    private static final int HOURS = 24;
    private static final int SECONDS = 3_600;

    @SuppressWarnings("ImmutableEnumChecker") // written once, below
    private final double[] byHour;

    DailyRhythm(double... shape) {
        double squares = 0;
        for (double loudness : shape) {
            squares += loudness * loudness;
        }
        double norm = StrictMath.sqrt(squares / shape.length); // so that the day's variance is as without a rhythm
        this.byHour = shape.clone();
        for (int hour = 0; hour < byHour.length; hour++) {
            byHour[hour] /= norm;
        }
    }

    /** A multiple of the day's average volatility; it glides from the middle of one hour to the middle of the next. */
    double loudness(Instant time) {
        int second = time.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
        int sinceMiddle = Math.floorMod(second - SECONDS / 2, HOURS * SECONDS);
        int hour = sinceMiddle / SECONDS;
        double share = (double) (sinceMiddle % SECONDS) / SECONDS;
        return byHour[hour] * (1 - share) + byHour[(hour + 1) % HOURS] * share;
    }
}
