package io.pipstream.feed.simulated;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Quotes one instrument of the simulated market around the ratio of its currencies' values. The spread is the typical
 * one, wider in quiet hours and after a jump of either currency; its two sides flicker on their own, as those of a real
 * book do.
 */
final class SimulatedInstrument {

    /** Half of the typical spread less what the flicker adds to it on average. */
    private static final double CALM_SIDE = 0.45;

    private static final double FLICKER = 0.1;
    private static final double NARROWEST = 0.9;
    private static final double WIDEST = 1.6;

    /** However wide the spread, neither side is farther from the middle than that share of it. */
    private static final double FARTHEST = 0.5;

    private final Instrument instrument;
    private final List<CurrencyWalk> bases;
    private final List<CurrencyWalk> quoteCurrencies;
    private final int digits;
    private final double points;
    private final double typicalSpread;

    /**
     * @param bases the base currency, or none if it is the dollar
     * @param quoteCurrencies the quote currency, or none if it is the dollar
     */
    SimulatedInstrument(Instrument instrument, List<CurrencyWalk> bases, List<CurrencyWalk> quoteCurrencies) {
        this.instrument = instrument;
        this.bases = bases;
        this.quoteCurrencies = quoteCurrencies;
        this.digits = instrument.terms().priceDigits();
        this.points = StrictMath.pow(10, digits);
        this.typicalSpread = instrument.terms().typicalSpreadPrice().doubleValue();
    }

    Instrument instrument() {
        return instrument;
    }

    Quote quote(Instant time, String source, Bending bending, RandomGenerator random) {
        double log = 0;
        double stress = 0;
        double loudness = Double.MAX_VALUE;
        for (CurrencyWalk base : bases) {
            log += base.logValue() + bending.shift(base.currency());
            stress += base.stress();
            loudness = StrictMath.min(loudness, base.loudness());
        }
        for (CurrencyWalk quoteCurrency : quoteCurrencies) {
            log -= quoteCurrency.logValue() + bending.shift(quoteCurrency.currency());
            stress += quoteCurrency.stress();
            loudness = StrictMath.min(loudness, quoteCurrency.loudness());
        }
        double middle = StrictMath.exp(log);
        double quiet = StrictMath.max(NARROWEST, StrictMath.min(WIDEST, 1 / StrictMath.sqrt(loudness)));
        double spread = typicalSpread * bending.spread(instrument);
        double side = spread * CALM_SIDE * quiet * (1 + stress);
        long bid = (long) StrictMath.floor(
                StrictMath.max(middle * (1 - FARTHEST), middle - side - flicker(spread, random)) * points);
        long ask = (long) StrictMath.ceil(
                StrictMath.min(middle * (1 + FARTHEST), middle + side + flicker(spread, random)) * points);
        return new Quote(
                instrument,
                BigDecimal.valueOf(Math.max(1, bid), digits),
                BigDecimal.valueOf(Math.max(1, ask), digits),
                time,
                source);
    }

    private static double flicker(double spread, RandomGenerator random) {
        return spread * FLICKER * random.nextDouble();
    }
}
