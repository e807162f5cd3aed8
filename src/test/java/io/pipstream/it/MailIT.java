package io.pipstream.it;

import static io.pipstream.it.StreamClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.pipstream.notification.delivery.WebhookSecret;
import io.pipstream.notification.delivery.WebhookServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Notifications from a real server: with its own Jakarta Mail to a mailbox, and to a webhook that is down for a while. */
@ArquillianTest
class MailIT {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Pattern CODE = Pattern.compile("Your code for Pipstream: ([0-9]{6})");
    private static final GreenMail MAILS = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final WebhookServer HOOKS = hooks();

    @ArquillianResource
    private URL server;

    @Deployment(testable = false)
    static WebArchive pipstream() {
        MAILS.start();
        return PipstreamWar.archive(Map.of(
                "pipstream.data", System.getProperty("target") + "/it-data-mail-" + UUID.randomUUID(),
                "pipstream.mail.host", "127.0.0.1",
                "pipstream.mail.port", Integer.toString(MAILS.getSmtp().getPort()),
                "pipstream.mail.security", "none",
                "pipstream.mail.from", "pipstream@example.org",
                "pipstream.notifications.private-webhooks", "true",
                "pipstream.notifications.first-retry", "PT0.01S",
                "pipstream.notifications.longest-retry", "PT0.5S"));
    }

    @AfterAll
    static void end() throws IOException {
        MAILS.stop();
        HOOKS.close();
    }

    @Test
    void aMailboxIsConfirmedAndHears() throws Exception {
        JsonNode channel = made("{\"medium\":\"email\",\"target\":\"ada@example.org\",\"name\":\"Büro €\"}");

        MimeMessage first = mail(1);
        Matcher code = CODE.matcher(first.getSubject());
        assertThat(code.matches()).as(first.getSubject()).isTrue();
        HttpResponse<String> confirmed =
                Http.post(server, path(channel, "/confirm"), "{\"code\":\"" + code.group(1) + "\"}");
        assertThat(confirmed.statusCode()).as(confirmed.body()).isBetween(200, 204);
        test(channel);

        MimeMessage second = mail(2);
        assertThat(second.getSubject()).isEqualTo("Pipstream test");
        assertThat(second.getContent().toString()).contains("the channel Büro €");
        assertThat(second.getFrom()).extracting(Object::toString).containsExactly("pipstream@example.org");
        assertThat(second.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(second.getMessageID())
                .startsWith("<msg_" + channel.path("id").asText() + "_");
    }

    @Test
    void aWebhookThatFailsNineTimesTakesTheTenthOnce() throws Exception {
        for (int count = 0; count < 9; count++) {
            HOOKS.next(count % 3 == 0 ? WebhookServer.Visit::reset : WebhookServer.status(503));
        }
        JsonNode channel = made("{\"medium\":\"webhook\",\"target\":\"" + HOOKS.url("/in?token=t0p") + "\"}");
        test(channel);

        await().atMost(DEADLINE).until(() -> HOOKS.requests().size() >= 10);
        await().atMost(DEADLINE).untilAsserted(() -> assertThat(states()).contains("\"sent\""));
        assertThat(HOOKS.requests()).hasSize(10);
        assertThat(HOOKS.requests().stream()
                        .map(request -> request.header("webhook-id"))
                        .distinct())
                .hasSize(1);
        WebhookSecret secret = WebhookSecret.of(channel.path("secret").asText());
        assertThat(HOOKS.requests())
                .allSatisfy(request -> assertThat(request.header("webhook-signature"))
                        .isEqualTo(secret.sign(
                                request.header("webhook-id"),
                                Long.parseLong(request.header("webhook-timestamp")),
                                request.body().getBytes(StandardCharsets.UTF_8))));
        assertThat(json(HOOKS.requests().get(9).body()).path("type").asText()).isEqualTo("test");
        assertThat(Http.get(server, "/api/metrics").body())
                .contains("pipstream_notifications_deliveries_total{medium=\"webhook\",outcome=\"failed\"} 9.0");
    }

    private String states() throws Exception {
        return Http.get(server, "/api/notifications/?state=sent").body();
    }

    private JsonNode made(String channel) throws Exception {
        HttpResponse<String> answer = Http.post(server, "/api/notifications/channels", channel);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer.body());
    }

    private void test(JsonNode channel) throws Exception {
        HttpResponse<String> answer = Http.post(server, path(channel, "/test"), "");
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
    }

    private static String path(JsonNode channel, String operation) {
        return "/api/notifications/channels/" + channel.path("id").asText() + operation;
    }

    private static MimeMessage mail(int count) {
        assertThat(MAILS.waitForIncomingEmail(DEADLINE.toMillis(), count)).isTrue();
        return MAILS.getReceivedMessages()[count - 1];
    }

    private static WebhookServer hooks() {
        try {
            return new WebhookServer();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }
}
