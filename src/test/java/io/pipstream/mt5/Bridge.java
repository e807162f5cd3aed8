package io.pipstream.mt5;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.access.AccessFixture;
import io.pipstream.access.DemoMode;
import io.pipstream.access.JwtAdmission;
import io.pipstream.access.JwtVerifier;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.CandleBook;
import io.pipstream.pricing.FakeCandleStore;
import io.pipstream.pricing.Histories;
import io.pipstream.trading.PaperDesk;
import io.pipstream.zeromq.CurveDoor;
import io.pipstream.zeromq.ZmqContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JSON server over real sockets of the loopback interface and a desk in memory, in demo mode unless settings say otherwise. */
final class Bridge implements AutoCloseable {

    final TerminalFixture fixture;
    final AccessFixture access = new AccessFixture();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final CandleBook candles;
    final JsonServer server;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ZmqContext context = new ZmqContext(threads, meters);

    /** With commands on threads of its own. */
    static Bridge with(Map<String, String> settings) {
        return new Bridge(settings, null, System::nanoTime);
    }

    Bridge(Map<String, String> further, Executor executor, NanoClock clock) {
        this(new TerminalFixture(), further, executor, clock);
    }

    /** Over a desk that may have had another bridge before. */
    Bridge(TerminalFixture fixture, Map<String, String> further, Executor executor, NanoClock clock) {
        this.fixture = fixture;
        Map<String, String> all = new HashMap<>(Map.of(
                "pipstream.demo", "true",
                "pipstream.mt5.json", "tcp://127.0.0.1:0",
                "pipstream.access.requests-per-second", "1000000"));
        all.putAll(further);
        Settings settings = Settings.of(all);
        candles = new CandleBook(fixture.desk.instruments, settings);
        TerminalAdmission admission = new TerminalAdmission(
                access.admission,
                new JwtAdmission(
                        new JwtVerifier(settings, access.clock),
                        access.users,
                        access.nonces,
                        access.clock,
                        access.nanos),
                new DemoMode(settings),
                access.users,
                settings,
                clock);
        JsonCommands commands = new JsonCommands(
                fixture.desk.instruments,
                fixture.desk.book,
                new Bars(Histories.ofQuotes(candles, new FakeCandleStore())),
                fixture.terminal);
        JsonDesk desk = new JsonDesk(admission, commands, executor == null ? threads : executor);
        server = new JsonServer(context, new CurveDoor(context), desk, settings, clock, meters);
        server.start("now");
    }

    /** Where clients connect to. */
    String address() {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (server.endpoint().isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It was not bound");
            }
            Thread.onSpinWait();
        }
        return server.endpoint();
    }

    int port() {
        String address = address();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    /** A quote that makes candles, too. */
    void quote(String symbol, String bid, String ask, Instant time) {
        Quote quote =
                new Quote(fixture.desk.instrument(symbol), new BigDecimal(bid), new BigDecimal(ask), time, "test");
        candles.quoted(quote);
    }

    PaperDesk desk() {
        return fixture.desk;
    }

    @Override
    public void close() {
        server.stop("now");
        context.close();
        threads.shutdownNow();
    }
}
