package io.pipstream.feed.replay;

import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.replay.ReplayItem.Bar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes ticks of a bar. The bid goes in straight lines from the open to the low, the high and the close of a rising
 * bar, and from the open to the high, the low and the close of a falling one; each of the four is touched exactly, the
 * open first and the close last. The ask is the bid and the instrument's typical spread. Always the same ticks for the
 * same bar. Immutable.
 */
final class BarPath {

    /** Open, two extremes, close. */
    static final int FEWEST_TICKS = 4;

    private static final int LEGS = 3;

    private final Instrument instrument;
    private final int ticks;

    BarPath(Instrument instrument, int ticks) {
        if (ticks < FEWEST_TICKS) {
            throw new IllegalArgumentException("A bar needs at least " + FEWEST_TICKS + " ticks");
        }
        this.instrument = instrument;
        this.ticks = ticks;
    }

    /** Spread evenly over the span from the bar's time on; the last lies a tick's distance before its end. */
    List<Tick> ticks(Bar bar, Duration span) {
        List<BigDecimal> bids = bids(bar);
        List<Tick> path = new ArrayList<>(ticks);
        for (int index = 0; index < ticks; index++) {
            BigDecimal bid = bids.get(index);
            BigDecimal ask = instrument.roundAsk(bid.add(instrument.terms().typicalSpreadPrice()));
            path.add(new Tick(bar.time().plus(span.multipliedBy(index).dividedBy(ticks)), bid, ask));
        }
        return path;
    }

    private List<BigDecimal> bids(Bar bar) {
        BigDecimal first = bar.isRising() ? bar.low() : bar.high();
        BigDecimal second = bar.isRising() ? bar.high() : bar.low();
        List<BigDecimal> corners = List.of(bar.open(), first, second, bar.close());
        int[] between = ticksBetween(corners);
        List<BigDecimal> bids = new ArrayList<>(ticks);
        bids.add(bar.open());
        for (int leg = 0; leg < LEGS; leg++) {
            BigDecimal from = corners.get(leg);
            BigDecimal way = corners.get(leg + 1).subtract(from);
            for (int step = 1; step <= between[leg] + 1; step++) {
                BigDecimal gone = way.multiply(BigDecimal.valueOf(step))
                        .divide(BigDecimal.valueOf(between[leg] + 1L), from.scale(), RoundingMode.HALF_EVEN);
                bids.add(from.add(gone));
            }
        }
        return bids;
    }

    /** How many ticks lie within each leg: in proportion to its length, what division leaves over on the longest. */
    private int[] ticksBetween(List<BigDecimal> corners) {
        BigDecimal[] lengths = new BigDecimal[LEGS];
        BigDecimal whole = BigDecimal.ZERO;
        int longest = 0;
        for (int leg = 0; leg < LEGS; leg++) {
            lengths[leg] = corners.get(leg + 1).subtract(corners.get(leg)).abs();
            whole = whole.add(lengths[leg]);
            longest = lengths[leg].compareTo(lengths[longest]) > 0 ? leg : longest;
        }
        int[] between = new int[LEGS];
        int left = ticks - FEWEST_TICKS;
        for (int leg = 0; leg < LEGS && whole.signum() > 0; leg++) {
            between[leg] = lengths[leg]
                    .multiply(BigDecimal.valueOf(ticks - FEWEST_TICKS))
                    .divide(whole, 0, RoundingMode.FLOOR)
                    .intValueExact();
            left -= between[leg];
        }
        between[longest] += left;
        return between;
    }
}
