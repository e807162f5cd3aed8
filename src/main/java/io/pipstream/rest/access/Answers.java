package io.pipstream.rest.access;

import io.pipstream.access.Role;
import io.pipstream.access.Scope;
import io.pipstream.rest.Problem;
import io.pipstream.rest.ProblemException;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What several resources of this package answer and read alike. */
final class Answers {

    private static final int NOT_FOUND = Response.Status.NOT_FOUND.getStatusCode();

    private Answers() {}

    /** 204, or 404 with the sentence. */
    static Response goneOrNotFound(boolean gone, String sentence) {
        return gone
                ? Response.noContent().build()
                : Problem.of(NOT_FOUND, "not_found", sentence).toResponse();
    }

    static ProblemException unknownUser() {
        return Problem.of(NOT_FOUND, "unknown_user", "There is no such user.").toException();
    }

    static Response nameTaken() {
        return Problem.of(Response.Status.CONFLICT.getStatusCode(), "name_taken", "There is a user of that name.")
                .toResponse();
    }

    /** @throws ProblemException 400 for a code that is no scope's */
    static Set<Scope> scopes(List<String> codes) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String code : codes) {
            scopes.add(Scope.ofCode(code).orElseThrow(() -> wrong("scopes", "read, trade, feed, admin, metrics")));
        }
        return scopes;
    }

    /** @throws ProblemException 400 for a code that is no role's */
    static Set<Role> roles(List<String> codes) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String code : codes) {
            roles.add(Role.ofCode(code).orElseThrow(() -> wrong("roles", "trader, feeder, admin")));
        }
        return roles;
    }

    private static ProblemException wrong(String field, String allowed) {
        String sentence = field + " must be among: " + allowed;
        return Problem.wrongFields(sentence, Map.of(field, sentence)).toException();
    }
}
