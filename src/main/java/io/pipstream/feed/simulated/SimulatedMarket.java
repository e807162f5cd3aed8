package io.pipstream.feed.simulated;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.money.Currency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A market that is made up: from a seed, a start and a rate always the same quotes. It asks no clock. At each step every
 * currency moves, then every instrument is quoted from its two currencies, so a cross never disagrees with its legs: the
 * ratio of their values lies between the bid and the ask of each. For one thread.
 */
public final class SimulatedMarket implements SteppedMarket {

    static final String SOURCE = "simulated";

    private static final Currency DOLLAR = new Currency("USD");
    private static final int MILLIS = 1_000;

    private final String source;
    private final RandomGenerator random;
    private final int stepsPerSecond;
    private final List<CurrencyWalk> walks = new ArrayList<>();
    private final List<SimulatedInstrument> instruments = new ArrayList<>();
    private Instant start;
    private long steps;

    /** The currencies that come with the application. */
    public SimulatedMarket(
            String source, List<Instrument> instruments, RandomGenerator random, Instant start, int stepsPerSecond) {
        this(source, SimulatedCurrencyFile.read(), instruments, random, start, stepsPerSecond);
    }

    /**
     * @param source which the quotes carry
     * @param currencies each behind its anchor
     * @param stepsPerSecond quotes per second and instrument
     * @throws IllegalArgumentException if an instrument's currency or an anchor is not among the currencies
     */
    SimulatedMarket(
            String source,
            List<SimulatedCurrency> currencies,
            List<Instrument> instruments,
            RandomGenerator random,
            Instant start,
            int stepsPerSecond) {
        this.source = source;
        this.random = random;
        this.start = start;
        this.stepsPerSecond = stepsPerSecond;
        Map<Currency, CurrencyWalk> walkByCurrency = new HashMap<>();
        for (SimulatedCurrency currency : currencies) {
            Currency anchor = currency.anchor();
            CurrencyWalk walk = new CurrencyWalk(
                    currency, anchor == null ? null : known(walkByCurrency, anchor), 1.0 / stepsPerSecond);
            walks.add(walk);
            walkByCurrency.put(currency.currency(), walk);
        }
        for (Instrument instrument : instruments) {
            this.instruments.add(new SimulatedInstrument(
                    instrument,
                    legs(walkByCurrency, instrument.base()),
                    legs(walkByCurrency, instrument.quoteCurrency())));
        }
    }

    /** The next quote of every instrument, all of one instant. */
    @Override
    public List<Quote> next() {
        return next(Unbent.MARKET);
    }

    /** The same with something done to it. The prices below go on as they would have without. */
    public List<Quote> next(Bending bending) {
        Instant time = nextTime();
        steps++;
        for (CurrencyWalk walk : walks) {
            walk.step(time, random);
        }
        List<Quote> quotes = new ArrayList<>(instruments.size());
        for (SimulatedInstrument instrument : instruments) {
            Quote quote = instrument.quote(time, source, bending, random);
            if (bending.isQuoted(instrument.instrument())) {
                quotes.add(quote);
            }
        }
        return quotes;
    }

    @Override
    public Instant nextTime() {
        return start.plusSeconds(steps / stepsPerSecond).plusMillis(steps % stepsPerSecond * MILLIS / stepsPerSecond);
    }

    @Override
    public void resumeAt(Instant time) {
        start = time;
        steps = 0;
    }

    private static List<CurrencyWalk> legs(Map<Currency, CurrencyWalk> walkByCurrency, Currency currency) {
        return currency.equals(DOLLAR) ? List.of() : List.of(known(walkByCurrency, currency));
    }

    private static CurrencyWalk known(Map<Currency, CurrencyWalk> walkByCurrency, Currency currency) {
        CurrencyWalk walk = walkByCurrency.get(currency);
        if (walk == null) {
            throw new IllegalArgumentException("The simulated market has no " + currency);
        }
        return walk;
    }
}
