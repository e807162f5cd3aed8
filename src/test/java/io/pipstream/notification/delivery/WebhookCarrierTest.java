package io.pipstream.notification.delivery;

import static io.pipstream.notification.delivery.Channels.NOON;
import static io.pipstream.notification.delivery.Channels.fill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.notification.Channel;
import io.pipstream.notification.delivery.Outcome.Verdict;
import io.pipstream.notification.delivery.WebhookServer.Request;
import io.pipstream.platform.FakeClock;
import io.pipstream.platform.Settings;
import io.pipstream.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookCarrierTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Outcome OUT_OF_REACH = Outcome.failed("the host is not known, or not public");
    private static final Duration SHORT = Duration.ofMillis(300);

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private final List<String> lookedUp = new ArrayList<>();
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
    void aParcelIsPostedAndSigned() {
        Channel channel = here("/hook?token=t0p");

        Outcome outcome = carrier(LONG).deliver(channel, parcel(channel));

        assertThat(outcome).isEqualTo(Outcome.sent());
        Request request = server.requests().get(0);
        assertThat(request.line()).isEqualTo("POST /hook?token=t0p HTTP/1.1");
        assertThat(request.header("host")).isEqualTo("hooks.example:" + server.port());
        assertThat(request.header("content-type")).isEqualTo("application/json");
        assertThat(request.header("webhook-id")).isEqualTo("msg_c-1_41");
        assertThat(request.header("webhook-timestamp")).isEqualTo(Long.toString(NOON.getEpochSecond()));
        assertThat(request.header("webhook-signature"))
                .isEqualTo(WebhookSecret.of(Channels.SECRET)
                        .sign(
                                "msg_c-1_41",
                                NOON.getEpochSecond(),
                                request.body().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void itsBodyHasTheEventAndWhatPeopleRead() throws IOException {
        Channel channel = here("/");

        carrier(LONG).deliver(channel, parcel(channel));

        assertThat(Json.mapper().readTree(server.requests().get(0).body()))
                .isEqualTo(Json.mapper().readTree("""
                {"type":"fills","id":41,"timestamp":"2026-01-15T12:00:00Z","account":"demo","subject":"Bought 41",
                 "body":"What happened: Bought 41","data":{"type":"trade_execution","seq":7}}"""));
    }

    @Test
    void aDigestHasThemAll() throws IOException {
        Channel channel = Channels.hourly(here("/"));
        List<Parcel> parcels = Parcel.of(channel, List.of(fill(channel, 41), fill(channel, 43)));

        assertThat(parcels).hasSize(1);
        carrier(LONG).deliver(channel, parcels.get(0));

        JsonNode body = Json.mapper().readTree(server.requests().get(0).body());
        assertThat(body.path("type").asText()).isEqualTo("digest");
        assertThat(body.at("/data/notifications")).hasSize(2);
        assertThat(body.at("/data/notifications/1/subject").asText()).isEqualTo("Bought 43");
        assertThat(body.at("/data/notifications/1/data/seq").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "200, SENT",
        "204, SENT",
        "299, SENT",
        "301, REFUSED",
        "302, REFUSED",
        "307, REFUSED",
        "400, REFUSED",
        "401, REFUSED",
        "404, REFUSED",
        "408, FAILED",
        "410, GONE",
        "413, REFUSED",
        "425, FAILED",
        "429, FAILED",
        "500, FAILED",
        "502, FAILED",
        "503, FAILED",
        "599, FAILED",
        "600, REFUSED",
    })
    void theStatusDecides(int status, Verdict verdict) {
        server.always(WebhookServer.status(status));
        Channel channel = here("/");

        Outcome outcome = carrier(LONG).deliver(channel, parcel(channel));

        assertThat(outcome.verdict()).isEqualTo(verdict);
        assertThat(outcome.problem()).isEqualTo(verdict == Verdict.SENT ? "" : "answered " + status);
    }

    @Test
    void aRedirectionIsNotFollowed() {
        server.always(WebhookServer.status(302, "Location: " + server.url("/elsewhere")));
        Channel channel = here("/");

        carrier(LONG).deliver(channel, parcel(channel));

        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After: 120 | PT2M",
                "retry-after: 120 | PT2M",
                "Retry-After: 999999999 | PT277777H46M39S",
                "Retry-After: Thu, 15 Jan 2026 12:03:00 GMT | PT3M",
                "Retry-After: Thu, 15 Jan 2026 11:03:00 GMT |",
                "Retry-After: soon |",
                "Retry-After: -5 |",
                "Retry-After: 99999999999999999999 |",
                "X-Other: 5 |",
            })
    void theReceiversWishIsRead(String header, Duration wait) {
        server.always(WebhookServer.status(429, "Date: Thu, 15 Jan 2026 12:00:00 GMT", header));
        Channel channel = here("/");

        Outcome outcome = carrier(LONG).deliver(channel, parcel(channel));

        assertThat(outcome.retryAfter()).isEqualTo(Optional.ofNullable(wait));
    }

    @Test
    void interimAnswersAreNotTheAnswer() {
        server.always(visit -> visit.say(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 500 No\r\n\r\n"));
        Channel channel = here("/");

        assertThat(carrier(LONG).deliver(channel, parcel(channel)).problem()).isEqualTo("answered 500");
    }

    @Test
    void aReceiverThatSaysNothingIsLeftInTime() {
        server.always(WebhookServer.Visit::stay);
        Channel channel = here("/");

        assertThat(carrier(SHORT).deliver(channel, parcel(channel))).isEqualTo(Outcome.failed("no answer in time"));
        await().until(() -> server.connections() == 0);
    }

    @Test
    void aReceiverThatDripsIsLeftInTime() {
        server.always(visit -> {
            visit.say("HTTP/1.1 200 OK\r\nX-Long: ");
            for (int count = 0; count < 1_000; count++) {
                visit.say("x");
                pause();
            }
        });
        Channel channel = here("/");

        assertThat(carrier(SHORT).deliver(channel, parcel(channel))).isEqualTo(Outcome.failed("no answer in time"));
    }

    @Test
    void aReceiverThatDoesNotReadIsLeftInTime() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            deaf.setReceiveBufferSize(1_024);
            Channel channel = Channels.webhook("c-1", "alice", "http://hooks.example:" + deaf.getLocalPort() + "/");
            byte[] tooMuch = new byte[64 << 20];
            HttpPost post = new HttpPost(SSLContexts.createSystemDefault());
            try (Deadline deadline = new Deadline(SHORT, scheduler, System::nanoTime)) {
                Throwable failure = org.assertj.core.api.Assertions.catchThrowable(() -> post.send(
                        WebhookAddress.of(channel.target()),
                        List.of(InetAddress.getLoopbackAddress()),
                        Map.of(),
                        tooMuch,
                        deadline));

                assertThat(Lost.reason((IOException) failure, deadline)).isEqualTo("no answer in time");
            }
        }
    }

    @Test
    void aResetIsAFailure() {
        server.always(WebhookServer.Visit::reset);
        Channel channel = here("/");

        assertThat(carrier(LONG).deliver(channel, parcel(channel))).isEqualTo(Outcome.failed("the connection broke"));
    }

    @Test
    void aConnectionThatEndsWithoutAnAnswerIsAFailure() {
        server.always(visit -> visit.socket().shutdownOutput());
        Channel channel = here("/");

        assertThat(carrier(LONG).deliver(channel, parcel(channel)))
                .isEqualTo(Outcome.failed("the connection ended before an answer"));
    }

    @Test
    void ofAnAnswerOfTenGigabytesNothingIsAwaited() {
        byte[] megabyte = new byte[1 << 20];
        server.always(visit -> {
            visit.say("HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\nContent-Encoding: gzip\r\n\r\n");
            for (int count = 0; count < 10_240; count++) {
                visit.socket().getOutputStream().write(megabyte);
            }
        });
        Channel channel = here("/");

        assertThat(carrier(LONG).deliver(channel, parcel(channel))).isEqualTo(Outcome.sent());
        await().until(() -> server.connections() == 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/2 200\r\n\r\n",
                "HTTP/1.1 20\r\n\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1 000 OK\r\n\r\n",
                "HTTP/1.1 101 Switching\r\nUpgrade: TLS/1.2\r\nConnection: Upgrade\r\n\r\n",
                "\r\n",
            })
    void whatIsNoHttpIsAFailure(String answer) {
        server.always(visit -> visit.say(answer));
        Channel channel = here("/");

        assertThat(carrier(LONG).deliver(channel, parcel(channel)))
                .isEqualTo(Outcome.failed("the answer is no HTTP, or too long"));
    }

    @Test
    void headersWithoutAnEndAreAFailure() {
        server.always(visit -> {
            visit.say("HTTP/1.1 200 OK\r\n");
            for (int count = 0; count < 10_000; count++) {
                visit.say("X-Header: 1234567890\r\n");
            }
        });
        Channel channel = here("/");

        assertThat(carrier(LONG).deliver(channel, parcel(channel)))
                .isEqualTo(Outcome.failed("the answer is no HTTP, or too long"));
    }

    @Test
    void aPortThatNobodyListensAtIsAFailure() throws IOException {
        server.close();
        Channel channel = here("/");

        assertThat(carrier(LONG).deliver(channel, parcel(channel))).isEqualTo(Outcome.failed("no connection"));
    }

    @Test
    void aHostThatNobodyKnowsIsAFailure() {
        Channel channel = Channels.webhook("c-1", "alice", "https://unknown.example/");

        assertThat(carrier(LONG).deliver(channel, parcel(channel))).isEqualTo(OUT_OF_REACH);
    }

    @Test
    void anotherAddressOfTheHostIsTried() throws IOException {
        Channel channel = here("/");
        Names names = host -> List.of(InetAddress.getByName("127.0.0.9"), InetAddress.getLoopbackAddress());

        assertThat(carrier(names, allPrivate(), LONG).deliver(channel, parcel(channel)))
                .isEqualTo(Outcome.sent());
    }

    @Test
    void aHostIsLookedUpOnceForEachDelivery() {
        Channel channel = here("/");

        carrier(LONG).deliver(channel, parcel(channel));

        assertThat(lookedUp).containsExactly("hooks.example");
    }

    @Test
    void aHostThatLeadsInsideIsNotSpokenTo() {
        Channel channel = here("/");

        Outcome outcome = carrier(this::lookUp, Map.of(), LONG).deliver(channel, parcel(channel));

        assertThat(outcome).isEqualTo(OUT_OF_REACH);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aHostOneOfWhoseAddressesLeadsInsideIsNotSpokenTo() throws IOException {
        Channel channel = here("/");
        Names names = host -> List.of(InetAddress.getByName("1.1.1.1"), InetAddress.getLoopbackAddress());

        Outcome outcome = carrier(names, Map.of(), LONG).deliver(channel, parcel(channel));

        assertThat(outcome).isEqualTo(OUT_OF_REACH);
    }

    @Test
    void aProblemNeverTellsTheAddress() {
        server.always(WebhookServer.status(500));
        Channel channel = here("/s3cret?token=s3cret");

        assertThat(carrier(LONG).deliver(channel, parcel(channel)).toString()).doesNotContain("s3cret");
        assertThat(channel.toString()).doesNotContain("s3cret");
    }

    private Channel here(String path) {
        return Channels.webhook("c-1", "alice", "http://hooks.example:" + server.port() + path);
    }

    private static Parcel parcel(Channel channel) {
        return Parcel.of(channel, List.of(fill(channel, 41))).get(0);
    }

    private WebhookCarrier carrier(Duration within) {
        return carrier(this::lookUp, allPrivate(), within);
    }

    private WebhookCarrier carrier(Names names, Map<String, String> settings, Duration within) {
        return new WebhookCarrier(
                new Reach(names, Settings.of(settings)),
                new HttpPost(SSLContexts.createSystemDefault()),
                within,
                scheduler,
                new FakeClock(NOON),
                System::nanoTime);
    }

    private List<InetAddress> lookUp(String host) throws UnknownHostException {
        lookedUp.add(host);
        if (!host.equals("hooks.example")) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getLoopbackAddress());
    }

    private static Map<String, String> allPrivate() {
        return Map.of("pipstream.notifications.private-webhooks", "true");
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }
}
