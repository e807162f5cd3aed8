package io.pipstream.access.web;

import io.pipstream.access.Scope;
import io.pipstream.rest.Problem;
import java.time.Duration;

/** Everything for which a request is refused at the door. */
final class Refusals {

    private Refusals() {}

    /** 401 for a credential that admits nobody; why it does not is nobody's business. */
    static RequestRefusedException wrongCredential() {
        return new RequestRefusedException(
                "credential", Problem.unauthenticated().with("WWW-Authenticate", "Bearer error=\"invalid_token\""));
    }

    /** 401 for a socket without any. */
    static RequestRefusedException noCredential() {
        return new RequestRefusedException("unauthenticated", Problem.unauthenticated());
    }

    static RequestRefusedException origin() {
        return new RequestRefusedException("origin", Problem.forbidden("Pages of this origin may not do that here."));
    }

    static RequestRefusedException demo(String sentence) {
        return new RequestRefusedException("demo", Problem.forbidden(sentence));
    }

    static RequestRefusedException scope(Scope missing) {
        return new RequestRefusedException("scope", Problem.missing(missing));
    }

    static RequestRefusedException csrf() {
        return new RequestRefusedException(
                "csrf",
                Problem.forbidden("A change by a browser's session takes its number in the header X-CSRF-Token."));
    }

    /** 429. */
    static RequestRefusedException tooMany(String reason, Duration wait) {
        return new RequestRefusedException(reason, Problem.tooManyRequests(wait));
    }
}
