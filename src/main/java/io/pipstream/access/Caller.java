package io.pipstream.access;

import java.util.Set;

/**
 * Who makes a request, or holds a socket open.
 *
 * @param address the client's IP address, as far as it is known through the proxies that are trusted
 */
public record Caller(UserId user, String name, Set<Scope> scopes, Credential credential, String address) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }

    /** As the audit has it. */
    public Actor actor() {
        return new Actor(name, address);
    }
}
