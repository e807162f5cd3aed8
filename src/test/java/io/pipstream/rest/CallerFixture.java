package io.pipstream.rest;

import io.pipstream.access.Caller;
import io.pipstream.access.Credential;
import io.pipstream.access.Credential.Kind;
import io.pipstream.access.Scope;
import io.pipstream.access.UserId;
import java.util.Set;

/** Who makes the requests of a test. */
final class CallerFixture {

    static final UserId ANN = new UserId("ann");

    private CallerFixture() {}

    static Caller caller(UserId user, Kind kind, String id, Scope... scopes) {
        return new Caller(user, user.value(), Set.of(scopes), new Credential(kind, id, null), "192.0.2.1");
    }
}
