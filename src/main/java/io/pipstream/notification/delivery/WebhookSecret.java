package io.pipstream.notification.delivery;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a webhook's messages are signed with, so that their receiver can tell they are ours. Immutable.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks</a>
 */
public final class WebhookSecret {

    public static final String PREFIX = "whsec_";

    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private WebhookSecret(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * @param text {@code whsec_} and 24 to 64 bytes in Base64
     * @throws IllegalArgumentException if it is not; it does not tell the text
     */
    public static WebhookSecret of(String text) {
        byte[] key = text.startsWith(PREFIX) ? decoded(text.substring(PREFIX.length())) : new byte[0];
        if (key.length < LEAST_BYTES || key.length > MOST_BYTES) {
            throw new IllegalArgumentException("must be whsec_ and 24 to 64 bytes in Base64");
        }
        return new WebhookSecret(key);
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    /**
     * The value of {@code webhook-signature}.
     *
     * @param second of the value of {@code webhook-timestamp}, since 1970
     */
    public String sign(String id, long second, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + second + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException cannotBe) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", cannotBe);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
