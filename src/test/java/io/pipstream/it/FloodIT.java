package io.pipstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** One address that asks as fast as it can: it is told to wait, and the others are served as before. */
@ArquillianTest
class FloodIT {

    private static final String FLOODER = "127.0.0.2";
    private static final int FLOODING_CONNECTIONS = 4;
    private static final int ASKED = 200;
    private static final int UPGRADES = 40;

    @ArquillianResource
    private URL server;

    @Deployment(testable = false)
    static WebArchive pipstream() {
        return Desk.archive(
                "flood",
                Map.of(
                        "pipstream.access.requests-per-second", "50",
                        "pipstream.access.handshakes-per-minute", "20",
                        "pipstream.access.failed-logins-per-address", "5",
                        "pipstream.access.failed-logins-per-user", "1000",
                        "pipstream.stream.max-sessions-per-user", "3"));
    }

    /** How fast they are served meanwhile is in docs/benchmarks.md. */
    @Test
    void aFloodFromOneAddressIsRefusedAndOthersAreServed() throws Exception {
        Visitor bot = Visitor.registered(server, "calm").bot("\"read\"");
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger served = new AtomicInteger();
        ExecutorService flood = Executors.newFixedThreadPool(FLOODING_CONNECTIONS);
        try {
            List<Future<?>> flooders = new ArrayList<>();
            for (int number = 0; number < FLOODING_CONNECTIONS; number++) {
                flooders.add(flood.submit(() -> {
                    try (RawHttp connection = RawHttp.to(server, FLOODER)) {
                        while (!over.get()) {
                            int status = connection
                                    .send("GET", "/api/instruments", Map.of(), "")
                                    .status();
                            (status == 429 ? refused : served).incrementAndGet();
                        }
                    }
                    return null;
                }));
            }
            askCalmly(bot);
            over.set(true);
            for (Future<?> flooder : flooders) {
                flooder.get(30, TimeUnit.SECONDS);
            }
        } finally {
            over.set(true);
            flood.shutdownNow();
        }
        assertThat(refused.get()).isGreaterThan(served.get());
    }

    /** Every 25 ms, which is below the limit of a credential. */
    private static void askCalmly(Visitor bot) throws Exception {
        for (int number = 0; number < ASKED; number++) {
            assertThat(bot.get("/api/session").statusCode()).isEqualTo(200);
            TimeUnit.MILLISECONDS.sleep(25);
        }
    }

    @Test
    void handshakesOfOneAddressAreLimitedWhateverBecomesOfThem() throws Exception {
        int last = 0;
        String wait = "";
        for (int number = 0; number < UPGRADES; number++) {
            try (RawHttp connection = RawHttp.to(server, "127.0.0.3")) {
                RawHttp.Answer answer = connection.send("GET", "/ws/prices/", RawHttp.UPGRADE, "");
                last = answer.status();
                wait = answer.header("Retry-After");
            }
        }
        assertThat(last).isEqualTo(429);
        assertThat(Integer.parseInt(wait)).isBetween(1, 60);
        Visitor bot = Visitor.registered(server, "elsewhere").bot("\"read\"");
        try (StreamClient socket = bot.socket("/ws/prices/")) {
            assertThat(socket.untilPong()).isNotNull();
        }
    }

    @Test
    void logInsThatFailAreLimitedByAddressAndNotForOthers() throws Exception {
        Visitor.registered(server, "patient");
        int last = 0;
        for (int number = 0; number < 8; number++) {
            try (RawHttp connection = RawHttp.to(server, "127.0.0.4")) {
                last = connection
                        .send("POST", "/api/session", Map.of(), Visitor.login("guess" + number, "not the password"))
                        .status();
            }
        }
        assertThat(last).isEqualTo(429);
        Visitor.loggedIn(server, "patient", Visitor.PASSWORD);
    }

    @Test
    void aUserHasOnlySoManySockets() throws Exception {
        Visitor bot = Visitor.registered(server, "many").bot("\"read\"");
        try (StreamClient one = bot.socket("/ws/prices/");
                StreamClient two = bot.socket("/ws/prices/");
                StreamClient three = bot.socket("/ws/trading/")) {
            // a server may answer the handshake before it has let the socket in
            for (StreamClient open : List.of(one, two, three)) {
                open.untilPong();
            }
            try (StreamClient four = bot.socket("/ws/prices/")) {
                assertThat(four.closeCode()).isEqualTo(4502);
            }
            for (StreamClient open : List.of(one, two, three)) {
                open.untilPong();
            }
        }
    }
}
