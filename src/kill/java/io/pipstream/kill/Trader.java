package io.pipstream.kill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Deals on one account as fast as it is answered: market orders with exits, limit orders, closes, cancellations, and now and
 * then a request once more that has been answered already.
 */
final class Trader implements Runnable {

    private static final int REFUSED = 422;
    private static final int MOST_KEPT = 40;
    private static final BigDecimal POINT = new BigDecimal("0.00001");

    private final String name;
    private final Persistence persistence;
    private final Shift shift;
    private final Prices prices;
    private final Evidence evidence;
    private final Findings findings;
    private final SplittableRandom random;
    private final List<Long> trades = new ArrayList<>();
    private final List<Long> orders = new ArrayList<>();
    private int requests;

    Trader(
            String name,
            Persistence persistence,
            Shift shift,
            Prices prices,
            Evidence evidence,
            Findings findings,
            long seed) {
        this.name = name;
        this.persistence = persistence;
        this.shift = shift;
        this.prices = prices;
        this.evidence = evidence;
        this.findings = findings;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public void run() {
        try {
            while (shift.begin()) {
                try {
                    act();
                } finally {
                    shift.done();
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            findings.add("%s: %s", name, failed);
        }
    }

    private void act() throws InterruptedException {
        int what = random.nextInt(100);
        if (what >= 95 && !evidence.answers().isEmpty()) {
            repeat();
        } else if (what >= 85 && !orders.isEmpty()) {
            long order = orders.remove(random.nextInt(orders.size()));
            ask(new Request(
                    Request.Kind.CANCEL, evidence.account(), newName(), "orders/" + order + "/cancel/", "{}", order));
        } else if ((what >= 65 || trades.size() > MOST_KEPT) && !trades.isEmpty()) {
            long trade = trades.remove(random.nextInt(trades.size()));
            Answer answer = ask(new Request(
                    Request.Kind.CLOSE, evidence.account(), newName(), "trades/" + trade + "/close/", "{}", trade));
            if (answer.status() == REFUSED) {
                trades.add(trade);
            }
        } else if (what >= 45 && orders.size() < MOST_KEPT) {
            Answer answer = ask(limitOrder());
            if (answer.isSuccess()) {
                orders.add(answer.id());
            }
        } else {
            Answer answer = ask(deal());
            if (answer.isSuccess() && answer.body().has("id")) {
                trades.add(answer.id());
            }
        }
    }

    private Answer ask(Request request) throws InterruptedException {
        Answer answer = persistence.ask(request);
        evidence.answered(request, answer);
        return answer;
    }

    private void repeat() throws InterruptedException {
        List<Evidence.Answered> answers = evidence.answers();
        Evidence.Answered earlier = answers.get(random.nextInt(answers.size()));
        Answer again = persistence.ask(earlier.request());
        Answer first = earlier.answer();
        if (again.status() != first.status() || !Objects.equals(again.body(), first.body())) {
            findings.add("%s was answered %s, and when repeated %s", earlier.request(), first, again);
        } else if (first.isSuccess() && !again.isReplay()) {
            findings.add("%s was answered anew when repeated: %s", earlier.request(), again);
        }
    }

    private Request deal() {
        String symbol = symbol();
        boolean buy = random.nextBoolean();
        BigDecimal bid = prices.bid(symbol);
        BigDecimal below = bid.subtract(points(40, 200));
        BigDecimal above = prices.ask(symbol).add(points(40, 200));
        String id = newName();
        String body =
                "{\"symbol\":\"%s\",\"order_type\":\"%s\",\"entry_price\":%s,\"stop_loss\":%s,\"take_profit_1\":%s,\"lot_size\":0.0%d,\"client_order_id\":\"%s\"}"
                        .formatted(
                                symbol,
                                buy ? "buy" : "sell",
                                bid,
                                buy ? below : above,
                                buy ? above : below,
                                random.nextInt(1, 6),
                                id);
        return new Request(Request.Kind.DEAL, evidence.account(), id, "trades/execute/", body, 0);
    }

    private Request limitOrder() {
        String symbol = symbol();
        boolean buy = random.nextBoolean();
        BigDecimal price = buy
                ? prices.bid(symbol).subtract(points(5, 100))
                : prices.ask(symbol).add(points(5, 100));
        BigDecimal stop = buy ? price.subtract(points(50, 200)) : price.add(points(50, 200));
        String id = newName();
        String body =
                "{\"symbol\":\"%s\",\"side\":\"%s\",\"type\":\"limit\",\"units\":%d,\"price\":%s,\"stop_loss\":%s,\"client_order_id\":\"%s\"}"
                        .formatted(symbol, buy ? "buy" : "sell", random.nextInt(1, 6) * 1_000, price, stop, id);
        return new Request(Request.Kind.ORDER, evidence.account(), id, "orders/", body, 0);
    }

    private String symbol() {
        return Prices.WALKING.get(random.nextInt(Prices.WALKING.size()));
    }

    private BigDecimal points(int least, int below) {
        return POINT.multiply(BigDecimal.valueOf(random.nextInt(least, below)));
    }

    private String newName() {
        return name + "-" + ++requests;
    }
}
