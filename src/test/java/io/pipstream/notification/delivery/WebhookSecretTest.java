package io.pipstream.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {

    /** What Python says: hmac.new(bytes(range(1, 33)), b"msg_42.1765432100." + body, hashlib.sha256). */
    @Test
    void aMessageIsSignedAsOthersDo() {
        WebhookSecret secret = WebhookSecret.of("whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=");
        byte[] body = "{\"type\":\"fill\",\"data\":{\"text\":\"Grüße\"}}".getBytes(StandardCharsets.UTF_8);

        assertThat(secret.sign("msg_42", 1_765_432_100L, body))
                .isEqualTo("v1,jKfoidOxTgvTk46OeGT1gKcMcYiJRyCW/+isEl00UF4=");
    }

    /** The message of the specification's own examples; the signature by Python again. */
    @Test
    void theSpecificationsExampleIsSigned() {
        WebhookSecret secret = WebhookSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

        assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 32, 64})
    void itHas24To64Bytes(int bytes) {
        assertThat(WebhookSecret.of(text(bytes)).sign("a", 1, new byte[0])).hasSize("v1,".length() + 44);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "whsec_not Base64 at all, but long enough for it",
                "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcY"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> WebhookSecret.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be whsec_ and 24 to 64 bytes in Base64");
    }

    @Test
    void itIsNeitherShorterNorLonger() {
        assertThatThrownBy(() -> WebhookSecret.of(text(23))).hasMessageContaining("24 to 64");
        assertThatThrownBy(() -> WebhookSecret.of(text(65))).hasMessageContaining("24 to 64");
    }

    @Test
    void itIsNotToldByAccident() {
        assertThat(WebhookSecret.of(text(32))).hasToString("whsec_…");
    }

    private static String text(int bytes) {
        return WebhookSecret.PREFIX + Base64.getEncoder().encodeToString(new byte[bytes]);
    }
}
