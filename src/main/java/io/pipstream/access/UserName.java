package io.pipstream.access;

import java.util.Locale;
import java.util.Optional;

/**
 * What a user logs in with. Two that differ in capitals only are the same user's.
 *
 * @param value 3 to 32 letters of ASCII, digits, dots, hyphens or underscores; the first is a letter or digit
 */
public record UserName(String value) {

    static final String RULE =
            "must be 3 to 32 letters, digits, dots, hyphens or underscores, the first a letter or digit";

    public UserName {
        if (!value.matches("[A-Za-z0-9][A-Za-z0-9._-]{2,31}")) {
            throw new IllegalArgumentException(RULE);
        }
    }

    /** Empty for what cannot be one. */
    public static Optional<UserName> parse(String text) {
        try {
            return Optional.of(new UserName(text));
        } catch (IllegalArgumentException cannotBe) {
            return Optional.empty();
        }
    }

    /** By which users are told apart. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** Whether the audit means the server itself by that name, so that nobody else may have it. */
    boolean isTheServers() {
        return key().equals(Actor.SERVER.name());
    }

    @Override
    public String toString() {
        return value;
    }
}
