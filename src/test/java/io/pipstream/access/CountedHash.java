package io.pipstream.access;

import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A hash that is none, and counts how often it was made. */
public final class CountedHash implements Pbkdf2PasswordHash {

    final Map<String, String> parameters = new HashMap<>();
    private final AtomicInteger made = new AtomicInteger();
    private volatile Runnable meanwhile = () -> {};

    /** How many were made since the last time that somebody asked. */
    int take() {
        return made.getAndSet(0);
    }

    /** What goes on while a hash is made. */
    void meanwhile(Runnable work) {
        meanwhile = work;
    }

    @Override
    public void initialize(Map<String, String> given) {
        parameters.putAll(given);
    }

    @Override
    public String generate(char[] password) {
        made.incrementAndGet();
        meanwhile.run();
        return "hash of " + new String(password);
    }

    @Override
    public boolean verify(char[] password, String hashed) {
        return generate(password).equals(hashed);
    }
}
