package io.pipstream.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody showed to be admitted; never the secret itself. What ends a credential ends the sockets it opened.
 *
 * @param id unlike that of any other, and no secret
 * @param expiresAt from when on it admits nobody; null for never
 */
public record Credential(Kind kind, String id, @Nullable Instant expiresAt) {

    /** Where it comes from. */
    public enum Kind {
        /** A log-in, held by a browser as a cookie: the only kind that a browser sends by itself. */
        SESSION,
        /** An API token of ours. */
        TOKEN,
        /** A signed token of somebody we trust. */
        JWT,
        /** None at all, in demo mode. */
        DEMO
    }

    public static final Credential DEMO = new Credential(Kind.DEMO, "demo", null);

    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
