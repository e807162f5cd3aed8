package io.pipstream.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;

/** Numbers that nobody can guess. Thread-safe. */
@ApplicationScoped
public class Nonces {

    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    public long next() {
        return random.nextLong();
    }

    /** For a password's place: 256 bits as 43 letters, digits, hyphens or underscores. */
    public String secret() {
        return text(SECRET_BYTES);
    }

    /** For a name that cannot be guessed either: 128 bits as 22 such characters. */
    public String id() {
        return text(ID_BYTES);
    }

    private String text(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }
}
