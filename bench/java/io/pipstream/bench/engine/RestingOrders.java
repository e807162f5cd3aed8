package io.pipstream.bench.engine;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.engine.PriceSide;
import io.pipstream.domain.engine.Reach;
import io.pipstream.domain.engine.Threshold;
import io.pipstream.domain.engine.TriggerIndex;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.money.Currency;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * An index with all its orders on one instrument, the worst case: a thousand stop-losses a point apart just below the
 * market, and the others far away on all four sides, with many at equal levels.
 */
@State(Scope.Benchmark)
public class RestingOrders {

    static final int NEAR = 1_000;

    private static final int MARKET_POINTS = 110_000;
    private static final Instrument EUR_USD = new Instrument(
            new Currency("EUR"),
            new Currency("USD"),
            new Instrument.Terms(new BigDecimal("0.0001"), 5, 100_000, new BigDecimal("0.8"), 1, 50_000_000));

    @Param({"1000", "1000000"})
    int resting;

    final TriggerIndex index = new TriggerIndex(new Instruments(List.of(EUR_USD)));
    final Quote[] quiet = new Quote[256];
    final Quote[] falling = new Quote[NEAR];
    private final List<Threshold> near = new ArrayList<>();
    private int next;

    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(1);
        for (int each = 0; each < quiet.length; each++) {
            quiet[each] = quote(MARKET_POINTS + random.nextInt(100));
        }
        for (int each = 0; each < NEAR; each++) {
            int points = MARKET_POINTS - 1 - each;
            near.add(threshold(PriceSide.BID, Reach.AT_OR_BELOW, points, each));
            falling[each] = quote(points);
        }
        for (int each = NEAR; each < resting; each++) {
            PriceSide side = random.nextBoolean() ? PriceSide.BID : PriceSide.ASK;
            int away = 10_000 + random.nextInt(50_000);
            index.put(
                    random.nextBoolean()
                            ? threshold(side, Reach.AT_OR_BELOW, MARKET_POINTS - away, each)
                            : threshold(side, Reach.AT_OR_ABOVE, MARKET_POINTS + away, each));
        }
        putBack();
    }

    void putBack() {
        near.forEach(index::put);
    }

    Quote nextQuiet() {
        next = (next + 1) % quiet.length;
        return quiet[next];
    }

    /** Puts what was triggered back between invocations, outside the time that is measured. */
    @State(Scope.Benchmark)
    public static class Renewed {

        @Setup(Level.Invocation)
        public void putBack(RestingOrders orders) {
            orders.putBack();
        }
    }

    private static Threshold threshold(PriceSide side, Reach reach, int points, int order) {
        AccountId account = new AccountId("account-" + order % 1_000);
        return new Threshold(EUR_USD, side, reach, BigDecimal.valueOf(points, 5), account, order, 0);
    }

    private static Quote quote(int points) {
        return new Quote(
                EUR_USD, BigDecimal.valueOf(points, 5), BigDecimal.valueOf(points + 8L, 5), Instant.EPOCH, "bench");
    }
}
