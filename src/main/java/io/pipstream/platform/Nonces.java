package io.pipstream.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

/** Numbers that nobody can guess. Thread-safe. */
@ApplicationScoped
public class Nonces {

    private final SecureRandom random = new SecureRandom();

    public long next() {
        return random.nextLong();
    }
}
