package io.pipstream.feed.scenario;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.money.Currency;
import io.pipstream.feed.simulated.Bending;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is done to the whole market at a moment: moves add up, spreads multiply, the most silent wins, each within a bound
 * beyond which no price would be one. For one thread.
 */
final class Moment implements Bending {

    /** A currency is never worth more than twenty times what it was, or less than a twentieth. */
    static final double FARTHEST_SHIFT = 3;

    static final double WIDEST_SPREAD = 5_000;

    private final Map<Currency, Double> shifts = new HashMap<>();
    private final Map<Instrument, Effect> effects = new HashMap<>();

    void shift(Currency currency, double byLog) {
        shifts.merge(currency, byLog, Double::sum);
    }

    /** The effect's spread and presence; its price is no matter here. */
    void touch(Instrument instrument, Effect effect) {
        effects.merge(
                instrument,
                effect,
                (one, other) -> new Effect(
                        1,
                        StrictMath.min(WIDEST_SPREAD, one.spread() * other.spread()),
                        one.presence().and(other.presence())));
    }

    @Override
    public double shift(Currency currency) {
        double sum = shifts.getOrDefault(currency, 0.0);
        return StrictMath.max(-FARTHEST_SHIFT, StrictMath.min(FARTHEST_SHIFT, sum));
    }

    @Override
    public double spread(Instrument instrument) {
        return effects.getOrDefault(instrument, Effect.NONE).spread();
    }

    @Override
    public boolean isQuoted(Instrument instrument) {
        return effects.getOrDefault(instrument, Effect.NONE).presence() == Presence.QUOTED;
    }

    /** The instruments whose market is closed. */
    Set<Instrument> closed() {
        return effects.entrySet().stream()
                .filter(entry -> entry.getValue().presence() == Presence.CLOSED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
