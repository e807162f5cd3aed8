package io.pipstream.it;

import static io.pipstream.it.StreamClient.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Twenty users who all trade at once, each with ten sockets: every message is looked at, and none is anybody else's. */
@ArquillianTest
class IsolationIT {

    private static final int USERS = 20;
    private static final int SOCKETS_OF_EACH = 10;
    private static final int ORDERS_OF_EACH = 25;
    private static final Set<String> PUBLIC =
            Set.of("price_update", "feed_leader", "heartbeat", "signal_alert", "pong", "subscribed");
    private static final String PAPER = "/api/paper-trading/";

    @ArquillianResource
    private URL server;

    @Deployment(testable = false)
    static WebArchive pipstream() {
        return Desk.archive("isolation", Map.of("pipstream.access.requests-per-second", "10000"));
    }

    /** A user, and what their sockets were told. */
    private record Trader(String account, Visitor bot, List<StreamClient> sockets) {}

    @Test
    void nobodyHearsOfAnybodyElsesTrades() throws Exception {
        Visitor feeder = Desk.at(server).feeder();
        Desk.quote(feeder, "EURUSD", "1.10000", "1.10010");
        List<Trader> traders = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            for (int number = 0; number < USERS; number++) {
                traders.add(trader("iso" + number));
            }
            List<Callable<Long>> work = new ArrayList<>();
            for (int number = 0; number < USERS; number++) {
                Trader trader = traders.get(number);
                long seed = number;
                work.add(() -> trade(trader, traders, new Random(seed)));
            }
            List<Long> ends = new ArrayList<>();
            for (Future<Long> done : pool.invokeAll(work, 3, TimeUnit.MINUTES)) {
                ends.add(done.get());
            }
            for (int number = 0; number < USERS; number++) {
                for (StreamClient socket : traders.get(number).sockets()) {
                    check(socket, traders.get(number).account(), ends.get(number));
                }
            }
        } finally {
            pool.shutdownNow();
            for (Trader trader : traders) {
                trader.sockets().forEach(StreamClient::close);
            }
        }
    }

    private Trader trader(String name) throws Exception {
        Visitor user = Visitor.registered(server, name);
        Visitor bot = user.bot("\"read\",\"trade\"");
        List<StreamClient> sockets = new ArrayList<>();
        for (int number = 0; number < SOCKETS_OF_EACH; number++) {
            Visitor by = number % 2 == 0 ? bot : user;
            sockets.add(by.socket(number % 3 == 0 ? "/ws/trading/?account=" + name : "/ws/trading/"));
        }
        return new Trader(name, bot, sockets);
    }

    /** Buys, and tries others' accounts and trades in between. Returns the sequence that their journal then ends with. */
    private long trade(Trader trader, List<Trader> all, Random random) throws Exception {
        for (int order = 0; order < ORDERS_OF_EACH; order++) {
            String other = all.get(random.nextInt(all.size())).account();
            String body = """
                    {"pair":"EURUSD","order_type":"buy","entry_price":1.1001,"stop_loss":1.05,"lot_size":0.01,
                     "notes":"of %s"}""".formatted(trader.account());
            assertThat(trader.bot().post(PAPER + "trades/execute/", body).statusCode())
                    .isEqualTo(201);
            int elsewhere = trader.bot()
                    .post(PAPER + "trades/execute/?account=" + other, body)
                    .statusCode();
            assertThat(elsewhere).isEqualTo(other.equals(trader.account()) ? 201 : 404);
        }
        JsonNode journal = StreamClient.json(
                trader.bot().get(PAPER + "transactions/?limit=1000").body());
        return journal.path("last").asLong();
    }

    private static void check(StreamClient socket, String account, long end) throws Exception {
        JsonNode greeting = socket.next(type("connection"));
        assertThat(greeting.path("account").asText()).isEqualTo(account);
        long seen = greeting.path("seq").asLong();
        while (seen < end) {
            JsonNode message = socket.next();
            if (!PUBLIC.contains(message.path("type").asText())) {
                assertThat(message.path("account").asText()).isEqualTo(account);
                assertThat(message.path("seq").asLong()).isEqualTo(seen + 1);
                JsonNode notes = message.path("trade").path("notes");
                assertThat(notes.isTextual() ? notes.asText() : "of " + account).isEqualTo("of " + account);
                seen++;
            }
        }
        for (JsonNode late : socket.untilPong()) {
            assertThat(PUBLIC).contains(late.path("type").asText());
        }
    }
}
