package io.pipstream.access;

/**
 * Names one user for ever, whatever they are called.
 *
 * @param value 1 to 64 letters, digits, hyphens or underscores
 */
public record UserId(String value) {

    /** The one that everybody without credentials is in demo mode. */
    public static final UserId DEMO = new UserId("demo");

    /** The server itself, where it does what users do; nobody's, for others' are longer. */
    public static final UserId SERVER = new UserId("server");

    public UserId {
        if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("Not a user's id: 1 to 64 letters, digits, - or _");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
