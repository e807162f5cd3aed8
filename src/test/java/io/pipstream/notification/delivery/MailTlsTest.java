package io.pipstream.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.notification.Channel;
import io.pipstream.notification.delivery.MailSettings.Security;
import io.pipstream.notification.delivery.Outcome.Verdict;
import io.pipstream.platform.FakeClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails by TLS: neither password nor mail is told to anybody else. */
class MailTlsTest {

    private static final ScheduledThreadPoolExecutor SCHEDULER = new ScheduledThreadPoolExecutor(1);

    @TempDir
    static Path folder;

    private static SelfSigned certificate;

    @BeforeAll
    static void start() throws Exception {
        certificate = SelfSigned.of("localhost", folder);
    }

    @AfterAll
    static void stop() {
        SCHEDULER.shutdownNow();
    }

    @Test
    void aConnectionChangesToTlsFirst() throws IOException {
        try (SmtpServer server = changing()) {
            assertThat(deliver(server, "localhost", Security.STARTTLS, trusting()))
                    .isEqualTo(Verdict.SENT);

            assertThat(server.heard()).startsWith("EHLO example.org", "STARTTLS", "EHLO example.org");
        }
    }

    @Test
    void aServerThatDoesNotChangeIsToldNothing() throws IOException {
        try (SmtpServer server = new SmtpServer()) {
            server.on("EHLO", "250-here\r\n250 AUTH PLAIN LOGIN");

            assertThat(deliver(server, "localhost", Security.STARTTLS, trusting()))
                    .isEqualTo(Verdict.DOWN);

            assertThat(server.heard()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
    }

    @Test
    void aServerThatNobodyTrustsIsToldNothing() throws IOException {
        try (SmtpServer server = changing()) {
            assertThat(deliver(server, "localhost", Security.STARTTLS, new Properties()))
                    .isEqualTo(Verdict.DOWN);

            assertThat(server.heard()).containsExactly("EHLO example.org", "STARTTLS");
        }
    }

    @Test
    void aServerOfAnotherNameIsToldNothing() throws IOException {
        try (SmtpServer server = changing()) {
            assertThat(deliver(server, "127.0.0.1", Security.STARTTLS, trusting()))
                    .isEqualTo(Verdict.DOWN);

            assertThat(server.heard()).containsExactly("EHLO example.org", "STARTTLS");
        }
    }

    @Test
    void aConnectionMayBeginWithTls() throws IOException {
        try (SmtpServer server = new SmtpServer(certificate.context().getServerSocketFactory(), null)) {
            assertThat(deliver(server, "localhost", Security.TLS, trusting())).isEqualTo(Verdict.SENT);
            assertThat(deliver(server, "127.0.0.1", Security.TLS, trusting())).isEqualTo(Verdict.DOWN);
            assertThat(deliver(server, "localhost", Security.TLS, new Properties()))
                    .isEqualTo(Verdict.DOWN);
        }
    }

    @Test
    void aServerThatFallsSilentWithinTlsIsLeftInTime() throws IOException {
        try (SmtpServer server = changing()) {
            server.on("RCPT", SmtpServer.SILENCE);

            assertThat(deliver(server, "localhost", Security.STARTTLS, trusting()))
                    .isEqualTo(Verdict.FAILED);
        }
    }

    private static SmtpServer changing() throws IOException {
        return new SmtpServer(ServerSocketFactory.getDefault(), certificate.context());
    }

    private static Properties trusting() {
        Properties properties = new Properties();
        properties.put("mail.smtp.ssl.socketFactory", certificate.context().getSocketFactory());
        return properties;
    }

    private static Verdict deliver(SmtpServer server, String host, Security security, Properties more) {
        MailSettings settings = new MailSettings(host, server.port(), security, "", "", "pipstream@example.org");
        MailCarrier carrier = new MailCarrier(
                settings, Duration.ofSeconds(3), SCHEDULER, new FakeClock(Channels.NOON), System::nanoTime, more);
        Channel alice = Channels.email("c-1", "alice", "alice@example.com");
        return carrier.deliver(
                        alice,
                        Parcel.of(alice, List.of(Channels.fill(alice, 1))).get(0))
                .verdict();
    }
}
