package io.pipstream.bench;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * One connection that places market orders, one after the other and for one account after the other. It buys for an account
 * and sells when it comes to it again, so that few trades are open. Run by one thread; others may read the counts.
 */
final class OrderConnection implements Runnable {
    static final String SYMBOL = "EURUSD";

    private static final long LONGEST_MICROS = 120_000_000;
    private static final int MOST_FAILURES = 100;
    private static final String SEQUENCE = "\"seq\":";
    private static final String IDENTITY = "{\"id\":";

    private final KeepAliveHttp http;
    private final List<String> accounts;
    private final Pace pace;
    private final Arrivals arrivals;
    private final Set<String> bought = new HashSet<>();
    private final Map<String, BitSet> ordersByAccount = new HashMap<>();
    private final SingleWriterRecorder answerMicros = new SingleWriterRecorder(LONGEST_MICROS, 3);
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile String failure = "";
    private volatile boolean ended;

    /** When an order is due, in nanoseconds of {@link System#nanoTime}. */
    @FunctionalInterface
    interface Pace {
        /** @param number counts the orders of the connection from 0 */
        long dueNanos(long number);
    }

    OrderConnection(int port, List<String> accounts, Pace pace, Arrivals arrivals) {
        this.http = new KeepAliveHttp(port);
        this.accounts = List.copyOf(accounts);
        this.pace = pace;
        this.arrivals = arrivals;
    }

    /** Until {@link #end} is called or too much has failed. */
    @Override
    public void run() {
        try (http) {
            for (long number = 0; !ended && failed.get() < MOST_FAILURES; number++) {
                long due = pace.dueNanos(number);
                for (long early = due - System.nanoTime(); early > 0 && !ended; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                order(accounts.get((int) (number % accounts.size())), due);
            }
        } catch (IOException closing) {
            failure = closing.toString();
        }
    }

    private void order(String account, long dueNanos) {
        String side = bought.contains(account) ? "sell" : "buy";
        try {
            KeepAliveHttp.Response answer = http.postJsonOnce(
                    "/api/paper-trading/orders/?account=" + account,
                    "{\"symbol\":\"" + SYMBOL + "\",\"side\":\"" + side + "\",\"type\":\"market\",\"units\":1000}");
            answered(account, side, dueNanos, answer);
        } catch (IOException broken) {
            failed(broken.toString());
        }
    }

    /** Only what is filled and says where it is in the journal counts. An order's first fill is the event after the order's own. */
    private void answered(String account, String side, long dueNanos, KeepAliveHttp.Response answer) {
        String body = answer.body();
        int sequence = body.lastIndexOf(SEQUENCE);
        if (answer.status() != 201 || !body.startsWith(IDENTITY) || sequence < 0 || !body.contains("\"filled\"")) {
            failed("HTTP " + answer.status() + " " + body);
            return;
        }
        long id = FillSession.number(body, IDENTITY.length());
        if (FillSession.number(body, sequence + SEQUENCE.length()) <= id) {
            failed("Its sequence is too low: " + body);
            return;
        }
        answerMicros.recordValue(Math.min((System.nanoTime() - dueNanos) / 1_000, LONGEST_MICROS));
        arrivals.ordered(account, id + 1, dueNanos);
        ordersByAccount.computeIfAbsent(account, name -> new BitSet()).set((int) id);
        if (side.equals("buy")) {
            bought.add(account);
        } else {
            bought.remove(account);
        }
        acknowledged.lazySet(acknowledged.get() + 1);
    }

    private void failed(String what) {
        failed.lazySet(failed.get() + 1);
        failure = what;
    }

    void end() {
        ended = true;
    }

    long acknowledged() {
        return acknowledged.get();
    }

    long failed() {
        return failed.get();
    }

    /** The last one, or nothing. */
    String failure() {
        return failure;
    }

    /** From order to answer since the last call, in microseconds. */
    Histogram takeAnswerTimes() {
        return answerMicros.getIntervalHistogram();
    }

    /** The ids of the acknowledged orders; only after the thread has ended. */
    Map<String, BitSet> ordersByAccount() {
        return ordersByAccount;
    }
}
