package io.pipstream.bench.engine;

import io.pipstream.domain.engine.Threshold;
import io.pipstream.domain.market.Quote;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a quote costs beside so many resting orders. Its orders are put back outside the measured time, which is long enough
 * for that: a thousand quotes, or a thousand orders.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TriggerIndexBenchmark {

    @Benchmark
    public List<Threshold> quoteTriggersNone(RestingOrders orders) {
        return orders.index.touchedBy(orders.nextQuiet());
    }

    /** A thousand quotes, each a point lower than the one before and reaching one order. */
    @Benchmark
    @OperationsPerInvocation(RestingOrders.NEAR)
    public void quoteTriggersOne(RestingOrders orders, RestingOrders.Renewed renewed, Blackhole taken) {
        for (Quote quote : orders.falling) {
            taken.consume(orders.index.touchedBy(quote));
        }
    }

    /** One quote, a thousand points lower than the market. */
    @Benchmark
    public List<Threshold> quoteTriggersAThousand(RestingOrders orders, RestingOrders.Renewed renewed) {
        return orders.index.touchedBy(orders.falling[RestingOrders.NEAR - 1]);
    }
}
