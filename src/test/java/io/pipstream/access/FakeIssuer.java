package io.pipstream.access;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An issuer whose tokens are what a test says that they are. */
public final class FakeIssuer extends JwtVerifier {

    private final Map<String, Identity> tokens = new HashMap<>();
    private boolean configured = true;
    int verified;

    /** From now on that token says this. */
    public void signs(String token, String subject, String name, Instant expiresAt, Role... groups) {
        tokens.put(
                token, new Identity("https://id.example", subject, name, Set.of(groups), expiresAt, "id-of-" + token));
    }

    void isNotConfigured() {
        configured = false;
    }

    @Override
    public boolean isConfigured() {
        return configured;
    }

    @Override
    public Optional<Identity> verify(String token) {
        verified++;
        return Optional.ofNullable(tokens.get(token));
    }
}
