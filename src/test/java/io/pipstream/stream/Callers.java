package io.pipstream.stream;

import io.pipstream.access.Caller;
import io.pipstream.access.Credential;
import io.pipstream.access.Scope;
import io.pipstream.access.UserId;
import java.time.Instant;
import java.util.Set;

/** Callers for tests, each with a token of their own. */
public final class Callers {

    public static final String ADDRESS = "192.0.2.1";

    private Callers() {}

    public static Caller of(String user) {
        return with(user, "token-of-" + user, null);
    }

    public static Caller with(String user, String token, Instant expiresAt) {
        return new Caller(
                new UserId(user),
                user,
                Set.of(Scope.READ, Scope.TRADE),
                new Credential(Credential.Kind.TOKEN, token, expiresAt),
                ADDRESS);
    }

    static Caller from(String user, String address) {
        Caller caller = of(user);
        return new Caller(caller.user(), caller.name(), caller.scopes(), caller.credential(), address);
    }

    static Caller allowedTo(String user, Scope... scopes) {
        Caller caller = of(user);
        return new Caller(caller.user(), caller.name(), Set.of(scopes), caller.credential(), caller.address());
    }
}
