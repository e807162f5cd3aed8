package io.pipstream.access.web;

import java.util.Optional;
import java.util.Set;

/** Where a make of server listens for requests to applications. */
interface Listeners {

    /** Addresses or names of them; empty if this is not that server, or if it does not tell. */
    Optional<Set<String>> addresses();
}
