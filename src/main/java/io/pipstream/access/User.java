package io.pipstream.access;

import java.time.Instant;
import java.util.Set;

/**
 * Somebody who may log in.
 *
 * @param enabled false for one that an administrator shut out: no credential of theirs works
 */
public record User(UserId id, UserName name, Set<Role> roles, boolean enabled, Instant createdAt) {

    public User {
        roles = Set.copyOf(roles);
    }

    /** The most that a credential of this user may do. */
    public Set<Scope> scopes() {
        return Role.scopes(roles);
    }
}
