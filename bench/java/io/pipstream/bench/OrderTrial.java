package io.pipstream.bench;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Puts orders on one server and measures: first as many as go, then so few that none waits for another. */
final class OrderTrial {
    /** Beside the load that shows latency, the server has next to nothing to do. */
    static final double FEW_PER_SECOND = 100;

    private static final long LONGEST_SECONDS = 300;
    private static final long EVENTS_SECONDS = 10;

    private final Settings settings;
    private final SteadyClock clock;
    private final LoadClient client;
    private final ServerProcess server;
    private final OrderStore store;
    private final ProcessGauge gauge;
    private final JournalAudit audit;

    OrderTrial(Settings settings, SteadyClock clock, LoadClient client, ServerProcess server, OrderStore store)
            throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.client = client;
        this.server = server;
        this.store = store;
        this.gauge = server.gauge();
        this.audit = new JournalAudit(server.port());
    }

    /** Those that the server is started with. */
    static List<String> accounts(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> "a" + number).toList();
    }

    /** So many orders that the server has compiled what they run through. */
    void heat() throws IOException, InterruptedException {
        List<String> accounts = accounts(Scenario.ORDERS_H2_200.sessions);
        Arrivals arrivals = new Arrivals();
        client.openTrading(server.port(), accounts, arrivals);
        try (QuotePusher quotes = quotes();
                OrderLoad load = OrderLoad.asAnswered(server.port(), accounts, settings.connections(), arrivals)) {
            for (int second = 0; load.acknowledged() < settings.heatOrders(); second++) {
                SECONDS.sleep(1);
                quotes.check();
                load.check();
                if (second > LONGEST_SECONDS) {
                    throw new IllegalStateException("Only " + load.acknowledged() + " orders were taken");
                }
            }
        } finally {
            client.closeSessions();
        }
    }

    Map<Metric, Double> run(Scenario scenario) throws IOException, InterruptedException {
        List<String> accounts = accounts(scenario.sessions);
        Arrivals arrivals = new Arrivals();
        client.openTrading(server.port(), accounts, arrivals);
        try (QuotePusher quotes = quotes()) {
            Map<Metric, Double> values = full(accounts, arrivals);
            few(accounts, arrivals).forEach((metric, value) -> values.merge(metric, value, Double::sum));
            values.put(Metric.SESSIONS_LOST, (double) (accounts.size() - client.openSessions()));
            quotes.check();
            return values;
        } finally {
            client.closeSessions();
        }
    }

    private Map<Metric, Double> full(List<String> accounts, Arrivals arrivals)
            throws IOException, InterruptedException {
        OrderLoad load = OrderLoad.asAnswered(server.port(), accounts, settings.connections(), arrivals);
        try (load) {
            SECONDS.sleep(settings.warmUpSeconds());
            load.takeAnswerTimes();
            arrivals.takeLatencies();
            OrderWindow window = new OrderWindow(load::acknowledged, gauge, store);
            SECONDS.sleep(settings.measuredSeconds());
            Map<Metric, Double> values = window.end();
            load.check();
            Histogram answers = load.takeAnswerTimes();
            values.put(Metric.ANSWER_P50_MILLIS, millis(answers, 50));
            values.put(Metric.ANSWER_P99_MILLIS, millis(answers, 99));
            Histogram events = arrivals.takeLatencies();
            values.put(Metric.FULL_P50_MILLIS, millis(events, 50));
            values.put(Metric.FULL_P99_MILLIS, millis(events, 99));
            return with(values, load, arrivals);
        }
    }

    private Map<Metric, Double> few(List<String> accounts, Arrivals arrivals) throws IOException, InterruptedException {
        OrderLoad load = OrderLoad.atRate(server.port(), accounts, settings.connections(), FEW_PER_SECOND, arrivals);
        try (load) {
            SECONDS.sleep(settings.warmUpSeconds());
            arrivals.takeLatencies();
            SECONDS.sleep(settings.measuredSeconds());
            load.check();
            Histogram events = arrivals.takeLatencies();
            Map<Metric, Double> values = new EnumMap<>(Metric.class);
            values.put(Metric.P50_MILLIS, millis(events, 50));
            values.put(Metric.P99_MILLIS, millis(events, 99));
            values.put(Metric.MAX_MILLIS, events.getMaxValue() / 1e3);
            return with(values, load, arrivals);
        }
    }

    /** Ends the load, waits for its last events, and looks for its orders in the journals. */
    private Map<Metric, Double> with(Map<Metric, Double> values, OrderLoad load, Arrivals arrivals)
            throws IOException, InterruptedException {
        load.close();
        for (int tenth = 0; arrivals.awaited() > 0 && tenth < 10 * EVENTS_SECONDS; tenth++) {
            Thread.sleep(100);
        }
        values.put(Metric.EVENTS_MISSING, (double) arrivals.awaited());
        values.put(Metric.ORDERS_FAILED, (double) load.failed());
        values.put(Metric.ORDERS_MISSING, (double) audit.missing(load.ordersByAccount()));
        return values;
    }

    /** A new price every second, long before the last would be too old to deal at; the first is there when this returns. */
    private QuotePusher quotes() throws InterruptedException {
        QuotePusher quotes = QuotePusher.atRate(server.port(), clock, List.of(OrderConnection.SYMBOL), 1, 1);
        for (int tenth = 0; quotes.pushed() == 0 && tenth < 100; tenth++) {
            quotes.check();
            Thread.sleep(100);
        }
        return quotes;
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }
}
