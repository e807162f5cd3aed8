package io.pipstream.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.pipstream.notification.delivery.WebhookServer.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What HttpClient must leave undone, and what it must bear. */
class HttpPostTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.US_ASCII);

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private WebhookServer server;

    @BeforeEach
    void start() throws IOException {
        server = new WebhookServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        scheduler.shutdownNow();
    }

    @Test
    void nothingIsSentThatNobodyAskedFor() throws IOException {
        send(here("/"), LONG);

        assertThat(server.requests().get(0).headers())
                .isEqualTo(Map.of(
                        "host", "hooks.example:" + server.port(),
                        "connection", "close",
                        "content-length", "2",
                        "x-ours", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//a/../b", "/a/./b/", "/?x=%2F&y=a+b&&", "/%7Ea;b=c?", "/a:b?c=http://d"})
    void aPathIsSentAsItIs(String path) throws IOException {
        send(here(path), LONG);

        assertThat(server.requests()).extracting(Request::line).containsExactly("POST " + path + " HTTP/1.1");
    }

    @Test
    void anAddressOfIpv6HasItsBrackets() throws IOException {
        send(WebhookAddress.of("http://[2606:4700::1111]:" + server.port() + "/"), LONG);

        assertThat(server.requests().get(0).header("host")).isEqualTo("[2606:4700::1111]:" + server.port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic realm=\"x\"", "Digest realm=\"x\", nonce=\"y\"", "Negotiate", "\"", ""})
    void whoWantsAUserIsNotAskedAgain(String challenge) throws IOException {
        server.always(WebhookServer.status(401, "WWW-Authenticate: " + challenge));

        assertThat(send(here("/"), LONG).getCode()).isEqualTo(401);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anotherProtocolIsNotSwitchedTo() {
        ConcurrentLinkedQueue<Integer> further = new ConcurrentLinkedQueue<>();
        server.always(visit -> {
            visit.say("HTTP/1.1 101 Switching\r\nUpgrade: TLS/1.2\r\nConnection: Upgrade\r\n\r\n");
            further.add(visit.socket().getInputStream().read());
        });

        assertThat(failure(here("/"), LONG)).isEqualTo("the answer is no HTTP, or too long");
        await().until(() -> server.connections() == 0);
        assertThat(further).doesNotContain(22); // a handshake
    }

    @Test
    void nothingIsSentTwice() throws IOException {
        server.next(WebhookServer.Visit::reset).always(WebhookServer.status(503, "Retry-After: 0"));

        assertThat(failure(here("/"), LONG)).isNotNull();
        assertThat(send(here("/"), LONG).getCode()).isEqualTo(503);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void cookiesAndConnectionsAreNotKept() throws IOException {
        server.always(visit -> {
            visit.say("HTTP/1.1 204 Yes\r\nConnection: keep-alive\r\nSet-Cookie: a=b\r\n\r\n");
            visit.stay();
        });

        send(here("/"), LONG);
        await().until(() -> server.connections() == 0);
        send(here("/"), LONG);

        assertThat(server.requests())
                .last()
                .satisfies(request -> assertThat(request.headers()).doesNotContainKey("cookie"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"socksProxy", "http.proxy"})
    void theProxyOfTheJvmIsNotUsed(String proxy) throws IOException {
        Map<String, String> settings = Map.of(
                proxy + "Host", "127.0.0.1", proxy + "Port", "9", "socksNonProxyHosts", "", "http.nonProxyHosts", "");
        settings.forEach(System::setProperty);
        try {
            assertThat(send(here("/"), LONG).getCode()).isEqualTo(204);
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void anAnswerMayComeBeforeTheBodyIsRead() throws IOException {
        try (ServerSocket hasty = loopback()) {
            serve(hasty, visit -> {
                visit.say("HTTP/1.1 413 Too long\r\n\r\n");
                visit.socket().getInputStream().readAllBytes();
            });

            assertThat(send(at("http", hasty), LONG).getCode()).isEqualTo(413);
        }
    }

    @Test
    void aHeaderWithoutAnEndIsAFailure() {
        server.always(visit -> {
            visit.say("HTTP/1.1 200 OK\r\nX-Long: ");
            endlessly(visit, "x".repeat(1_000));
        });

        assertThat(failure(here("/"), LONG)).isEqualTo("the answer is no HTTP, or too long");
    }

    @Test
    void aHeaderThatIsFoldedWithoutAnEndIsAFailure() {
        server.always(visit -> {
            visit.say("HTTP/1.1 200 OK\r\nX-Long: y\r\n");
            endlessly(visit, " x\r\n".repeat(100));
        });

        assertThat(failure(here("/"), LONG)).isEqualTo("the answer is no HTTP, or too long");
    }

    @Test
    void aStatusWithoutAnEndIsAFailure() {
        server.always(visit -> endlessly(visit, "HTTP/1.1 200 ".repeat(100)));

        assertThat(failure(here("/"), LONG)).isEqualTo("the answer is no HTTP, or too long");
    }

    @Test
    void whoNeverComesToTheAnswerIsLeftInTime() {
        server.always(visit -> endlessly(visit, "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"));

        assertThat(failure(here("/"), SHORT)).isEqualTo("no answer in time");
        await().until(() -> server.connections() == 0);
    }

    @Test
    void whoIsSilentAboutEncryptionIsLeftInTime() throws IOException {
        try (ServerSocket silent = loopback()) {
            assertThat(failure(at("https", silent), SHORT)).isEqualTo("no answer in time");
        }
    }

    @Test
    void whoDripsWhileEncryptionIsAgreedIsLeftInTime() throws IOException {
        try (ServerSocket dripping = loopback()) {
            serve(dripping, visit -> {
                visit.socket().getOutputStream().write(new byte[] {22, 3, 3, 64, 0}); // a handshake of 16 KiB follows
                while (true) {
                    visit.say("x");
                    pause();
                }
            });

            assertThat(failure(at("https", dripping), SHORT)).isEqualTo("no answer in time");
        }
    }

    @Test
    void theLibraryLogsNothingByItself() throws IOException {
        ConcurrentLinkedQueue<LogRecord> logged = new ConcurrentLinkedQueue<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger library = Logger.getLogger("org.apache.hc");
        library.addHandler(handler);
        try {
            server.next(WebhookServer.status(401, "WWW-Authenticate: \"", "Set-Cookie: =;;="))
                    .next(WebhookServer.status(302, "Location: :"))
                    .always(WebhookServer.Visit::reset);
            send(here("/"), LONG);
            send(here("/"), LONG);
            failure(here("/"), LONG);
        } finally {
            library.removeHandler(handler);
        }

        assertThat(logged).isEmpty();
    }

    private HttpResponse send(WebhookAddress to, Duration within) throws IOException {
        try (Deadline deadline = new Deadline(within, scheduler, System::nanoTime)) {
            return send(to, deadline);
        }
    }

    private String failure(WebhookAddress to, Duration within) {
        try (Deadline deadline = new Deadline(within, scheduler, System::nanoTime)) {
            return Lost.reason(catchThrowableOfType(IOException.class, () -> send(to, deadline)), deadline);
        }
    }

    private static HttpResponse send(WebhookAddress to, Deadline deadline) throws IOException {
        return new HttpPost(SSLContexts.createSystemDefault())
                .send(to, List.of(InetAddress.getLoopbackAddress()), Map.of("X-Ours", "1"), BODY, deadline);
    }

    private WebhookAddress here(String path) {
        return WebhookAddress.of("http://hooks.example:" + server.port() + path);
    }

    private static WebhookAddress at(String scheme, ServerSocket server) {
        return WebhookAddress.of(scheme + "://hooks.example:" + server.getLocalPort() + "/");
    }

    private static ServerSocket loopback() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static void serve(ServerSocket server, WebhookServer.Reaction reaction) {
        Thread thread = new Thread(
                () -> {
                    try (Socket socket = server.accept()) {
                        reaction.to(new WebhookServer.Visit(socket, new Request("", Map.of(), "")));
                    } catch (IOException gone) {
                        // as clients go
                    }
                },
                "one visit");
        thread.setDaemon(true);
        thread.start();
    }

    private static void endlessly(WebhookServer.Visit visit, String text) throws IOException {
        while (true) {
            visit.say(text);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }
}
