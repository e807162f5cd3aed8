package io.pipstream.feed.scenario;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import io.pipstream.feed.simulated.SimulatedMarket;
import io.pipstream.feed.simulated.SteppedMarket;
import io.pipstream.pricing.MarketPauses;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The simulated market, bent by a script whose time is the market's own: from the same seed, start, rate and script always
 * the same quotes. Tells when a market closes and reopens. For one thread.
 */
final class ScenarioMarket implements SteppedMarket {

    static final String SOURCE = "scenario";

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final SimulatedMarket market;
    private final Script script;
    private final int stepsPerSecond;
    private final MarketPauses pauses;
    private Set<Instrument> closed = Set.of();
    private long steps;

    /** @param market at its start */
    ScenarioMarket(SimulatedMarket market, Script script, int stepsPerSecond, MarketPauses pauses) {
        this.market = market;
        this.script = script;
        this.stepsPerSecond = stepsPerSecond;
        this.pauses = pauses;
    }

    @Override
    public List<Quote> next() {
        Moment moment = script.at(elapsed());
        tell(moment.closed());
        steps++;
        return market.next(moment);
    }

    @Override
    public Instant nextTime() {
        return market.nextTime();
    }

    /** The script goes on from where it was, too. */
    @Override
    public void resumeAt(Instant time) {
        market.resumeAt(time);
    }

    private Duration elapsed() {
        return Duration.ofSeconds(steps / stepsPerSecond).plusNanos(steps % stepsPerSecond * SECOND / stepsPerSecond);
    }

    private void tell(Set<Instrument> nowClosed) {
        if (nowClosed.equals(closed)) {
            return;
        }
        for (Instrument instrument : nowClosed) {
            if (!closed.contains(instrument)) {
                pauses.close(SOURCE, instrument);
            }
        }
        for (Instrument instrument : closed) {
            if (!nowClosed.contains(instrument)) {
                pauses.reopen(SOURCE, instrument, market.nextTime());
            }
        }
        closed = nowClosed;
    }
}
