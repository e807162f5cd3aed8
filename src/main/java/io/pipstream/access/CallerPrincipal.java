package io.pipstream.access;

import java.security.Principal;

/** A caller as servers hand them on: from a request to the socket that it opens. */
public record CallerPrincipal(Caller caller) implements Principal {

    @Override
    public String getName() {
        return caller.name();
    }
}
