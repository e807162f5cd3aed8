package io.pipstream.kill;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The market: walks a few pairs at random within a band, and tells the server, as often as it may, until the shift is over.
 * The walk rests with the shift; the server still hears the prices then, so that none is stale. Thread-safe.
 */
final class Prices implements Runnable {

    static final List<String> WALKING = List.of("EURUSD", "GBPUSD", "USDCHF");

    private static final Duration SERVER_PATIENCE = Duration.ofMinutes(3);
    private static final int PAUSE_MILLIS = 25;
    private static final BigDecimal POINT = new BigDecimal("0.00001");
    private static final BigDecimal SPREAD = new BigDecimal("0.00010");
    private static final BigDecimal BAND = new BigDecimal("0.01000");
    private static final Map<String, BigDecimal> START = Map.of(
            "EURUSD",
            new BigDecimal("1.10000"),
            "GBPUSD",
            new BigDecimal("1.30000"),
            "USDCHF",
            new BigDecimal("0.90000"));

    private final Api api;
    private final Shift shift;
    private final SplittableRandom random;
    private final Map<String, BigDecimal> bids = new TreeMap<>(START); // guarded by this

    Prices(Api api, Shift shift, long seed) {
        this.api = api;
        this.shift = shift;
        this.random = new SplittableRandom(seed);
    }

    synchronized BigDecimal bid(String symbol) {
        return bids.get(symbol);
    }

    synchronized BigDecimal ask(String symbol) {
        return bid(symbol).add(SPREAD);
    }

    /** From the next time that the server is told. */
    synchronized void set(String symbol, BigDecimal bid) {
        bids.put(symbol, bid);
    }

    @Override
    public void run() {
        try {
            while (!shift.isOver() && shift.awaitServer(SERVER_PATIENCE)) {
                if (shift.isWorking()) {
                    walk();
                }
                tell();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS); // the market's pace
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** The server hears the newest, if it can. */
    void tell() throws InterruptedException {
        try {
            var unused = api.post("/api/quotes", quotes());
        } catch (IOException down) {
            // tells it the newest when it is up again
        }
    }

    private synchronized void walk() {
        for (String symbol : WALKING) {
            BigDecimal step = POINT.multiply(BigDecimal.valueOf(random.nextInt(-12, 13)));
            BigDecimal next = bids.get(symbol).add(step);
            if (next.subtract(START.get(symbol)).abs().compareTo(BAND) < 0) {
                bids.put(symbol, next);
            }
        }
    }

    private synchronized String quotes() {
        StringBuilder json = new StringBuilder("[");
        bids.forEach((symbol, bid) -> json.append(json.length() == 1 ? "" : ",")
                .append("{\"symbol\":\"%s\",\"bid\":%s,\"ask\":%s}".formatted(symbol, bid, bid.add(SPREAD))));
        return json.append(']').toString();
    }
}
