package io.pipstream.bench.engine;

import io.pipstream.domain.account.Account;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** How many decisions one core makes in a second, with the account they lead to. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class BrokerBenchmark {

    /** A market order with exits beside four open trades, and its close. */
    @Benchmark
    @OperationsPerInvocation(2)
    public Account opensAndCloses(Dealing dealing) {
        Account account = dealing.account;
        account = account.after(dealing.broker.decide(account, dealing.open, dealing.market, Dealing.NOW));
        return account.after(
                dealing.broker.decide(account, Dealing.close(account.trades().lastKey()), dealing.market, Dealing.NOW));
    }
}
