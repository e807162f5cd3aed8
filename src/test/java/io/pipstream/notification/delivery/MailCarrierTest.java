package io.pipstream.notification.delivery;

import static io.pipstream.notification.delivery.Channels.NOON;
import static io.pipstream.notification.delivery.Channels.fill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.pipstream.notification.Channel;
import io.pipstream.notification.Kind;
import io.pipstream.notification.NewNotification;
import io.pipstream.notification.Notification;
import io.pipstream.notification.delivery.MailSettings.Security;
import io.pipstream.notification.delivery.Outcome.Verdict;
import io.pipstream.platform.FakeClock;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails to a whole SMTP server. */
class MailCarrierTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private final Channel alice = Channels.email("c-1", "alice", "alice@example.com");
    private GreenMail server;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
        scheduler.shutdownNow();
    }

    @Test
    void aMailArrives() throws Exception {
        Outcome outcome = deliver(alice, fill(alice, 41));

        assertThat(outcome).isEqualTo(Outcome.sent());
        MimeMessage mail = received();
        assertThat(mail.getSubject()).isEqualTo("Bought 41");
        assertThat(mail.getContent().toString()).startsWith("What happened: Bought 41\r\n\r\n-- \r\nSent by Pipstream");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("pipstream@example.org");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("alice@example.com");
        assertThat(mail.getSentDate()).isEqualTo(Date.from(NOON));
        assertThat(mail.getMessageID()).isEqualTo("<msg_c-1_41@example.org>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("MIME-Version")).containsExactly("1.0");
        assertThat(mail.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
        assertThat(mail.getHeader("Bcc")).isNull();
    }

    @Test
    void theSameMailHasTheSameId() throws Exception {
        deliver(alice, fill(alice, 41));
        deliver(alice, fill(alice, 41));
        deliver(alice, fill(alice, 42));

        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails[0].getMessageID()).isEqualTo(mails[1].getMessageID());
        assertThat(mails[2].getMessageID()).isNotEqualTo(mails[1].getMessageID());
    }

    @Test
    void everyLanguageGoes() throws Exception {
        String subject = "Gekauft für 1.000 € — 買い ✓ " + "ü".repeat(150);

        deliver(alice, Channels.waiting(1, Channels.news(alice, Kind.FILLS, subject)));

        assertThat(received().getSubject()).isEqualTo(subject);
        assertThat(received().getContent().toString()).startsWith("What happened: " + subject);
        assertThat(received().getHeader("Subject")[0]).matches("(?s)\\p{ASCII}*");
    }

    @Test
    void longLinesAndDotsArriveAsTheyAre() throws Exception {
        String body = "a".repeat(1_500) + "\n.\n..\nFrom here = there\n\ttab and trailing space \nend";

        deliver(alice, Channels.waiting(1, news("Long", body)));

        assertThat(received().getContent().toString().replace("\r\n", "\n")).startsWith(body);
    }

    @Test
    void aLineThatLooksLikeAHeaderIsText() throws Exception {
        deliver(alice, Channels.waiting(1, news("Sold", "\r\nBcc: mallory@example.net\r\n.\r\nQUIT\r\n")));

        assertThat(received().getAllRecipients()).hasSize(1);
        assertThat(received().getHeader("Bcc")).isNull();
        assertThat(received().getContent().toString()).contains("\r\n.\r\nQUIT\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice@example.com\r\nRCPT TO:<mallory@example.net>",
                "alice@example.com, mallory@example.net",
                "Alice <alice@example.com>",
                "alice@example.com>",
                "alice",
                "@example.com",
                "älice@example.com",
                "alice@[127.0.0.1]",
                "\"a b\"@example.com",
                "alice@example..com",
                "",
            })
    void anAddressThatIsNoneGetsNothing(String address) {
        Channel channel = Channels.email("c-1", "alice", address);

        assertThat(deliver(channel, fill(channel, 1)).verdict()).isEqualTo(Verdict.IMPOSSIBLE);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aDigestIsOneMail() throws Exception {
        Channel channel = Channels.hourly(alice);
        Parcel parcel = Parcel.of(channel, List.of(fill(channel, 41), fill(channel, 43)))
                .get(0);

        assertThat(carrier(settings(server.getSmtp().getPort(), "", "")).deliver(channel, parcel))
                .isEqualTo(Outcome.sent());

        assertThat(received().getSubject()).isEqualTo("2 notifications from Pipstream");
        assertThat(received().getContent().toString().replace("\r\n", "\n")).startsWith("""
                2026-01-15 12:00 UTC  Bought 41
                What happened: Bought 41

                2026-01-15 12:00 UTC  Bought 43
                What happened: Bought 43""");
    }

    @Test
    void whoeverAsksForAUserGetsOne() {
        server.setUser("robot", "s3cret");
        server.getUserManager().setAuthRequired(true);

        MailCarrier carrier = carrier(settings(server.getSmtp().getPort(), "robot", "s3cret"));

        assertThat(carrier.deliver(
                        alice, Parcel.of(alice, List.of(fill(alice, 1))).get(0)))
                .isEqualTo(Outcome.sent());
    }

    @Test
    void aWrongPasswordHoldsUpAllMails() {
        server.setUser("robot", "s3cret");
        server.getUserManager().setAuthRequired(true);

        Outcome outcome = carrier(settings(server.getSmtp().getPort(), "robot", "wr0ng"))
                .deliver(alice, Parcel.of(alice, List.of(fill(alice, 1))).get(0));

        assertThat(outcome).isEqualTo(Outcome.down("the mail server does not take our user and password"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatWasDownGetsItAfterwards() throws IOException {
        int port = server.getSmtp().getPort();
        server.stop();
        assertThat(deliver(port)).isEqualTo(Outcome.down("no connection to the mail server"));

        GreenMail again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        again.start();
        try {
            assertThat(deliver(port)).isEqualTo(Outcome.sent());
            assertThat(again.getReceivedMessages()).hasSize(1);
        } finally {
            again.stop();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 554 no service | DOWN",
                "'' | 421 too busy | DOWN",
                "MAIL | 451 later | FAILED",
                "MAIL | 550 not you | REFUSED",
                "RCPT | 550 no such user | IMPOSSIBLE",
                "RCPT | 553 no such user | IMPOSSIBLE",
                "RCPT | 450 greylisted | FAILED",
                "RCPT | 452 mailbox full | FAILED",
                "DATA | 451 later | FAILED",
                "DATA | 554 no mails | REFUSED",
                ". | 451 later | FAILED",
                ". | 552 too large | REFUSED",
                ". | 554 spam | REFUSED",
                "QUIT | 500 what | SENT",
            })
    void whatTheServerSaysDecides(String command, String reply, Verdict verdict) throws IOException {
        try (SmtpServer server = new SmtpServer()) {
            server.on(command, reply);

            assertThat(deliver(server.port()).verdict()).isEqualTo(verdict);
        }
    }

    @ParameterizedTest
    @CsvSource({"'', DOWN", "EHLO, DOWN", "MAIL, FAILED", "RCPT, FAILED", "DATA, FAILED", "., FAILED"})
    void aServerThatFallsSilentIsLeftInTime(String command, Verdict verdict) throws IOException {
        try (SmtpServer server = new SmtpServer()) {
            server.on(command, SmtpServer.SILENCE);
            MailCarrier carrier = new MailCarrier(
                    settings(server.port(), "", ""),
                    Duration.ofMillis(500),
                    scheduler,
                    new FakeClock(NOON),
                    System::nanoTime);

            Outcome outcome = carrier.deliver(
                    alice, Parcel.of(alice, List.of(fill(alice, 1))).get(0));

            assertThat(outcome.verdict()).isEqualTo(verdict);
            assertThat(outcome.problem()).isEqualTo("no answer of the mail server in time");
            await().until(() -> server.connections() == 0);
        }
    }

    /** A second connection would be one of Jakarta Mail's own, which no deadline ends. */
    @Test
    void aServerWithoutTheEncryptionIsTriedOnce() throws IOException {
        try (SmtpServer server = new SmtpServer()) {
            MailSettings encrypted =
                    new MailSettings("127.0.0.1", server.port(), Security.TLS, "", "", "pipstream@example.org");

            Outcome outcome = carrier(encrypted)
                    .deliver(alice, Parcel.of(alice, List.of(fill(alice, 1))).get(0));

            assertThat(outcome.verdict()).isEqualTo(Verdict.DOWN);
            assertThat(server.callers()).isEqualTo(1);
        }
    }

    @Test
    void aProblemTellsNothingOfWhatTheServerSaid() throws IOException {
        try (SmtpServer server = new SmtpServer()) {
            server.on("RCPT", "550 alice@example.com has s3cret");

            assertThat(deliver(server.port()).problem()).isEqualTo("the mail server refuses the address");
        }
    }

    private MimeMessage received() {
        return server.getReceivedMessages()[0];
    }

    private Outcome deliver(Channel channel, Notification notification) {
        return carrier(settings(server.getSmtp().getPort(), "", ""))
                .deliver(channel, new Parcel("msg_" + channel.id() + "_" + notification.id(), List.of(notification)));
    }

    private Outcome deliver(int port) {
        return carrier(settings(port, "", ""))
                .deliver(alice, Parcel.of(alice, List.of(fill(alice, 1))).get(0));
    }

    private MailCarrier carrier(MailSettings settings) {
        return new MailCarrier(settings, LONG, scheduler, new FakeClock(NOON), System::nanoTime);
    }

    private NewNotification news(String subject, String body) {
        NewNotification news = Channels.news(alice, Kind.FILLS, subject);
        return new NewNotification(
                news.channel(), news.user(), news.kind(), news.account(), subject, body, news.data(), NOON, NOON);
    }

    private static MailSettings settings(int port, String user, String password) {
        return new MailSettings("127.0.0.1", port, Security.NONE, user, password, "pipstream@example.org");
    }
}
