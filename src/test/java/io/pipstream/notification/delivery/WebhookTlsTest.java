package io.pipstream.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.notification.Channel;
import io.pipstream.platform.FakeClock;
import io.pipstream.platform.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks by TLS: only to whom somebody we trust calls by that name. */
class WebhookTlsTest {

    private static final ScheduledThreadPoolExecutor SCHEDULER = new ScheduledThreadPoolExecutor(1);
    private static final Outcome NOT_TRUSTED = Outcome.failed("no agreement on encryption, or no certificate to trust");

    @TempDir
    static Path folder;

    private static SelfSigned certificate;
    private static WebhookServer server;

    @BeforeAll
    static void start() throws Exception {
        certificate = SelfSigned.of("hooks.example", folder);
        server = new WebhookServer(certificate.context().getServerSocketFactory());
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        SCHEDULER.shutdownNow();
    }

    @Test
    void aParcelReachesWhoIsTrusted() {
        Outcome outcome = deliver("hooks.example", certificate.context());

        assertThat(outcome).isEqualTo(Outcome.sent());
        assertThat(server.requests())
                .last()
                .satisfies(request -> assertThat(request.header("host")).startsWith("hooks.example:"));
    }

    @Test
    void anotherNameIsNotTrusted() {
        assertThat(deliver("other.example", certificate.context())).isEqualTo(NOT_TRUSTED);
    }

    @Test
    void anAddressThatTheCertificateDoesNotNameIsNotTrusted() {
        assertThat(deliver("127.0.0.1", certificate.context())).isEqualTo(NOT_TRUSTED);
    }

    @Test
    void whomTheJdkDoesNotTrustIsNotTrusted() {
        assertThat(deliver("hooks.example", SSLContexts.createSystemDefault())).isEqualTo(NOT_TRUSTED);
    }

    @Test
    void aServerWithoutTlsIsNotSpokenTo() throws IOException {
        try (WebhookServer plain = new WebhookServer()) {
            plain.always(visit -> visit.say("HTTP/1.1 200 OK\r\n\r\n"));
            Channel channel = Channels.webhook("c-1", "alice", "https://hooks.example:" + plain.port() + "/");

            Outcome outcome = carrier(certificate.context())
                    .deliver(
                            channel,
                            Parcel.of(channel, List.of(Channels.fill(channel, 1)))
                                    .get(0));

            assertThat(outcome.verdict()).isEqualTo(Outcome.Verdict.FAILED);
            assertThat(plain.requests()).isEmpty();
        }
    }

    private static Outcome deliver(String host, SSLContext trust) {
        Channel channel = Channels.webhook("c-1", "alice", "https://" + host + ":" + server.port() + "/hook");
        return carrier(trust)
                .deliver(
                        channel,
                        Parcel.of(channel, List.of(Channels.fill(channel, 1))).get(0));
    }

    private static WebhookCarrier carrier(SSLContext trust) {
        Names names = host -> List.of(InetAddress.getLoopbackAddress());
        return new WebhookCarrier(
                new Reach(names, Settings.of(Map.of("pipstream.notifications.private-webhooks", "true"))),
                new HttpPost(trust),
                Duration.ofSeconds(2),
                SCHEDULER,
                new FakeClock(Channels.NOON),
                System::nanoTime);
    }
}
