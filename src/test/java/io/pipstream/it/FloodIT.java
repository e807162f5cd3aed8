package io.pipstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** The one who waits 20 ms between requests stays below their own limit. */
    @Test
    void aFloodFromOneAddressIsRefusedAndOthersKeepTheirPace() throws Exception {
        Visitor bot = Visitor.registered(server, "calm").bot("\"read\"");
        long[] quiet = latencies(bot);
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger served = new AtomicInteger();
        ExecutorService flood = Executors.newFixedThreadPool(FLOODING_CONNECTIONS);
        long[] flooded;
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
            flooded = latencies(bot);
            over.set(true);
            for (Future<?> flooder : flooders) {
                flooder.get(30, TimeUnit.SECONDS);
            }
        } finally {
            over.set(true);
            flood.shutdownNow();
        }
        assertThat(refused.get()).isGreaterThan(served.get());
        // what a person would notice; docs/benchmarks.md has what was measured
        assertThat(TimeUnit.NANOSECONDS.toMillis(percentile99(flooded)))
                .as("p99 while flooded, %d ms before", TimeUnit.NANOSECONDS.toMillis(percentile99(quiet)))
                .isLessThan(250);
    }

    private static long[] latencies(Visitor bot) throws Exception {
        long[] nanos = new long[ASKED];
        for (int number = 0; number < ASKED; number++) {
            long begun = System.nanoTime();
            assertThat(bot.get("/api/session").statusCode()).isEqualTo(200);
            nanos[number] = System.nanoTime() - begun;
            TimeUnit.NANOSECONDS.sleep(Math.max(0, 25_000_000 - nanos[number]));
        }
        return nanos;
    }

    private static long percentile99(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length * 99 / 100];
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
