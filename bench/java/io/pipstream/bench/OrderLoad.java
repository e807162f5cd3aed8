package io.pipstream.bench;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Market orders over a bounded number of connections. Accounts are divided among these; where there are fewer accounts, all
 * share them.
 */
final class OrderLoad implements AutoCloseable {
    private static final long CLOSING_MILLIS = 15_000;

    private final List<OrderConnection> connections = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private OrderLoad(List<OrderConnection> connections) {
        this.connections.addAll(connections);
        for (OrderConnection connection : connections) {
            Thread thread = new Thread(connection, "orders");
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /** As many as go: the next order of a connection follows the answer to the last. */
    static OrderLoad asAnswered(int port, List<String> accounts, int connections, Arrivals arrivals) {
        return new OrderLoad(IntStream.range(0, connections)
                .mapToObj(index -> new OrderConnection(
                        port, share(accounts, index, connections), number -> System.nanoTime(), arrivals))
                .toList());
    }

    /**
     * At a fixed rate over all connections. The time of an order is when it was due: what waits for a late answer has that in
     * its latency (no coordinated omission).
     */
    static OrderLoad atRate(
            int port, List<String> accounts, int connections, double ordersPerSecond, Arrivals arrivals) {
        long start = System.nanoTime();
        double apart = TimeUnit.SECONDS.toNanos(1) / ordersPerSecond;
        return new OrderLoad(IntStream.range(0, connections)
                .mapToObj(index -> new OrderConnection(
                        port,
                        share(accounts, index, connections),
                        number -> start + Math.round((number * connections + index) * apart),
                        arrivals))
                .toList());
    }

    private static List<String> share(List<String> accounts, int index, int connections) {
        return accounts.size() < connections
                ? accounts
                : IntStream.range(0, accounts.size())
                        .filter(account -> account % connections == index)
                        .mapToObj(accounts::get)
                        .toList();
    }

    long acknowledged() {
        return connections.stream().mapToLong(OrderConnection::acknowledged).sum();
    }

    long failed() {
        return connections.stream().mapToLong(OrderConnection::failed).sum();
    }

    /** @throws IllegalStateException when every connection has given up, or no order was ever taken */
    void check() {
        if (threads.stream().noneMatch(Thread::isAlive) || acknowledged() == 0) {
            throw new IllegalStateException("Orders are not taken: "
                    + connections.stream().map(OrderConnection::failure).toList());
        }
    }

    /** From order to answer since the last call, in microseconds. */
    Histogram takeAnswerTimes() {
        Histogram all = new Histogram(3);
        connections.forEach(connection -> all.add(connection.takeAnswerTimes()));
        return all;
    }

    /** The ids of the acknowledged orders; only when it is closed. */
    Map<String, BitSet> ordersByAccount() {
        Map<String, BitSet> all = new HashMap<>();
        for (OrderConnection connection : connections) {
            connection
                    .ordersByAccount()
                    .forEach((account, orders) ->
                            all.computeIfAbsent(account, name -> new BitSet()).or(orders));
        }
        return all;
    }

    @Override
    public void close() {
        connections.forEach(OrderConnection::end);
        try {
            for (Thread thread : threads) {
                thread.join(CLOSING_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
