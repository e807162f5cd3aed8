package io.pipstream.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session or a token as the store has it.
 *
 * @param hash of the secret, which is not kept: SHA-256 in hexadecimal digits
 * @param name for people: the user's for a token, the browser's own words for a session; at most 100 characters
 * @param scopes at most; the user's roles may allow less
 * @param csrf what a page has to send along with a change; empty for a token
 * @param address from where it was made
 * @param lastUsedAt to the minute; null if never
 */
public record StoredCredential(
        Credential credential,
        UserId user,
        String hash,
        String name,
        Set<Scope> scopes,
        String csrf,
        String address,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {

    public StoredCredential {
        scopes = Set.copyOf(scopes);
    }

    boolean isOf(UserId owner, Credential.Kind kind) {
        return user.equals(owner) && credential.kind() == kind;
    }
}
