package io.pipstream.access.web;

import io.pipstream.rest.Problem;
import java.util.Map;

/** Ends a request before anything else has seen it. */
final class RequestRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;
    private final String reason;

    /** @param reason a word for the meters */
    RequestRefusedException(String reason, Problem problem, Map<String, String> headers) {
        super(problem.sentence(), null, false, false);
        this.reason = reason;
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    Problem problem() {
        return problem;
    }

    Map<String, String> headers() {
        return headers;
    }

    String reason() {
        return reason;
    }
}
