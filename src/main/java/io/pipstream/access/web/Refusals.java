package io.pipstream.access.web;

import io.pipstream.rest.Problem;
import java.time.Duration;
import java.util.Map;

/** Everything for which a request is refused at the door. */
final class Refusals {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;

    private Refusals() {}

    /** 401 for a credential that admits nobody; why it does not is nobody's business. */
    static RequestRefusedException wrongCredential() {
        return new RequestRefusedException(
                "credential",
                Problem.of(UNAUTHORIZED, "unauthenticated", "This credential does not work, or no longer."),
                Map.of("WWW-Authenticate", "Bearer realm=\"pipstream\", error=\"invalid_token\""));
    }

    /** 401 for a socket without any. */
    static RequestRefusedException noCredential() {
        return new RequestRefusedException(
                "unauthenticated",
                Problem.of(UNAUTHORIZED, "unauthenticated", "Log in, or send a token or a ticket."),
                Map.of("WWW-Authenticate", "Bearer realm=\"pipstream\""));
    }

    static RequestRefusedException origin() {
        return forbidden("origin", "Pages of this origin may not do that here.");
    }

    static RequestRefusedException demo(String sentence) {
        return forbidden("demo", sentence);
    }

    static RequestRefusedException scope(String scope) {
        return forbidden("scope", "This takes a credential with the scope " + scope + ".");
    }

    static RequestRefusedException csrf() {
        return forbidden("csrf", "A change by a browser's session takes its number in the header X-CSRF-Token.");
    }

    private static RequestRefusedException forbidden(String reason, String sentence) {
        return new RequestRefusedException(reason, Problem.of(FORBIDDEN, "forbidden", sentence), Map.of());
    }

    /** 429. */
    static RequestRefusedException tooMany(String reason, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new RequestRefusedException(
                reason,
                Problem.of(TOO_MANY_REQUESTS, "rate_limited", "Too many requests: try again in " + seconds + " s."),
                Map.of("Retry-After", Long.toString(seconds)));
    }
}
