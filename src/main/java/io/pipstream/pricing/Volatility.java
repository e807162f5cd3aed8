package io.pipstream.pricing;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.NanoClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * How far every instrument's middle price moves in one second, as a standard deviation in pips. The price is looked at
 * when a quote comes and at least a second has passed since it was last looked at; a move over a longer time counts as
 * the variance of a random walk that grows evenly with time. The mean is zero, and the past fades with a time constant of
 * five minutes of the server's own time. Thread-safe.
 */
@ApplicationScoped
public class Volatility implements QuoteListener {

    /** The most that is ever told, in pips. */
    static final BigDecimal HIGHEST = new BigDecimal("1000.000");

    /** Looks before it is known. */
    static final int LOOKS_NEEDED = 10;

    private static final double SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final double FADE_SECONDS = 300;
    private static final int DIGITS = 3;

    /** One wild move counts as no more than this many standard deviations, and these as no fewer pips than that. */
    private static final double WILD = 6;

    private static final double CALM_PIPS = 0.1;

    private final Instruments instruments;
    private final NanoClock nanoClock;
    private final AtomicReferenceArray<@Nullable Estimate> byInstrument;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Volatility() {
        this.instruments = null;
        this.nanoClock = null;
        this.byInstrument = null;
    }

    @Inject
    public Volatility(Instruments instruments, NanoClock nanoClock) {
        this.instruments = instruments;
        this.nanoClock = nanoClock;
        this.byInstrument = new AtomicReferenceArray<>(instruments.size());
    }

    @Override
    public void quoted(Quote quote) {
        int index = instruments.indexOf(quote.instrument());
        long nanos = nanoClock.nanos();
        Estimate estimate = byInstrument.get(index);
        if (estimate == null) {
            byInstrument.compareAndSet(index, null, new Estimate(quote, nanos));
        } else {
            estimate.quoted(quote, nanos);
        }
    }

    /** In pips, with three digits; zero until it is known. */
    public BigDecimal of(Instrument instrument) {
        Estimate estimate = byInstrument.get(instruments.indexOf(instrument));
        return estimate == null ? BigDecimal.ZERO : estimate.pips();
    }

    /** Of one instrument. A statistic, no price: hence the floating point. */
    private static final class Estimate {

        private Quote seen;
        private volatile long seenNanos;
        private double sum;
        private double weight;
        private int looks;

        Estimate(Quote first, long nanos) {
            this.seen = first;
            this.seenNanos = nanos;
        }

        void quoted(Quote quote, long nanos) {
            if (nanos - seenNanos >= SECOND_NANOS) {
                look(quote, nanos);
            }
        }

        private synchronized void look(Quote quote, long nanos) {
            double seconds = (nanos - seenNanos) / SECOND_NANOS;
            if (seconds < 1) {
                return; // another thread was first
            }
            if (quote.source().equals(seen.source())) {
                double kept = StrictMath.exp(-seconds / FADE_SECONDS);
                sum = sum * kept + variance(quote, seconds) * (1 - kept);
                weight = weight * kept + 1 - kept;
                looks = Math.min(looks + 1, LOOKS_NEEDED);
            }
            seen = quote;
            seenNanos = nanos;
        }

        private double variance(Quote quote, double seconds) {
            double pips = quote.mid()
                    .subtract(seen.mid())
                    .movePointRight(quote.instrument().terms().pip().scale())
                    .doubleValue();
            double variance = pips * pips / seconds;
            return looks < LOOKS_NEEDED
                    ? variance
                    : Math.min(variance, WILD * WILD * Math.max(sum / weight, CALM_PIPS * CALM_PIPS));
        }

        synchronized BigDecimal pips() {
            return looks < LOOKS_NEEDED
                    ? BigDecimal.ZERO
                    : BigDecimal.valueOf(StrictMath.sqrt(sum / weight))
                            .setScale(DIGITS, RoundingMode.HALF_EVEN)
                            .min(HIGHEST);
        }
    }
}
