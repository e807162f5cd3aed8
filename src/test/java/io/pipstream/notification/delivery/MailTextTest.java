package io.pipstream.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.platform.FakeClock;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTextTest {

    /** Whoever makes notifications makes no such subject; this is the second lock. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sold\r\nBcc: mallory@example.net",
                "Sold\nBcc: mallory@example.net",
                "Sold\rBcc: mallory@example.net",
                "Sold\u0085Bcc: mallory@example.net",
                "Sold\u2028Bcc: mallory@example.net",
                "Sold\r\n\r\nBcc: mallory@example.net",
                "Sold\r\n \r\nBcc: mallory@example.net",
            })
    void nothingGetsIntoTheHeadersByTheSubject(String subject) throws Exception {
        assertThat(new MailText(subject, "body").subject()).isEqualTo("Sold Bcc: mallory@example.net");
        assertThat(written(new MailText(subject, "body")))
                .doesNotContainPattern("(?m)^Bcc")
                .contains("Sold Bcc: mallory");
    }

    @Test
    void aHeaderIsNeverLongerThanALineMayBe() throws Exception {
        assertThat(written(new MailText("word ".repeat(40), "x".repeat(5_000))).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(200));
    }

    private static String written(MailText text) throws Exception {
        MailSettings settings =
                new MailSettings("mail", 25, MailSettings.Security.NONE, "", "", "pipstream@example.org");
        PlainMail mail = new PlainMail(
                Session.getInstance(new Properties()),
                settings,
                "alice@example.com",
                text,
                "id",
                new FakeClock(Channels.NOON).instant());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.writeTo(out);
        return out.toString(StandardCharsets.US_ASCII);
    }
}
