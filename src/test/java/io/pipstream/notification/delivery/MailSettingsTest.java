package io.pipstream.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.notification.delivery.MailSettings.Security;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailSettingsTest {

    private final Map<String, String> values = new HashMap<>(Map.of(
            "pipstream.mail.host", "mail.example.org",
            "pipstream.mail.from", "pipstream@example.org"));

    @Test
    void withoutAHostThereIsNoMail() {
        assertThat(MailSettings.of(Settings.of(Map.of("pipstream.mail.from", "nonsense"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"starttls, STARTTLS, 587", "tls, TLS, 465", "none, NONE, 25"})
    void thePortIsTheUsualOne(String text, Security security, int port) {
        values.put("pipstream.mail.security", text);

        assertThat(settings())
                .isEqualTo(new MailSettings("mail.example.org", port, security, "", "", "pipstream@example.org"));
    }

    @Test
    void everythingCanBeSet() {
        values.putAll(Map.of(
                "pipstream.mail.port", "2525",
                "pipstream.mail.user", "robot",
                "pipstream.mail.password", "s3cret"));

        assertThat(settings())
                .isEqualTo(new MailSettings(
                        "mail.example.org", 2525, Security.STARTTLS, "robot", "s3cret", "pipstream@example.org"));
        assertThat(settings()).hasToString("mail.example.org:2525");
    }

    @Test
    void thePasswordIsNotAmongTheSettingsThatAreShown() {
        values.putAll(Map.of("pipstream.mail.user", "robot", "pipstream.mail.password", "s3cret"));
        Settings settings = Settings.of(values);

        MailSettings.of(settings);

        assertThat(settings.asked().toString()).contains("robot").doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "pipstream.mail.security, ssl, tls or none",
        "pipstream.mail.port, 0, from 1 to 65535",
        "pipstream.mail.from, Pipstream <a@example.org>, such as",
        "pipstream.mail.from, '', such as",
        "pipstream.mail.user, robot, password",
        "pipstream.mail.password, s3cret, password",
    })
    void whatCannotBeIsRefused(String key, String value, String reason) {
        values.put(key, value);

        assertThatThrownBy(this::settings)
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aPasswordDoesNotGoInTheClearToAnotherMachine() {
        values.putAll(Map.of(
                "pipstream.mail.security", "none",
                "pipstream.mail.user", "robot",
                "pipstream.mail.password", "s3cret"));
        assertThatThrownBy(this::settings).isInstanceOf(SettingException.class);

        values.put("pipstream.mail.host", "127.0.0.1");
        assertThat(settings().user()).isEqualTo("robot");
    }

    private MailSettings settings() {
        return MailSettings.of(Settings.of(values)).orElseThrow();
    }
}
