package io.pipstream.access.web;

import io.pipstream.rest.Problem;

/** Ends a request before anything else has seen it. */
final class RequestRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final transient Problem problem;

    /** @param reason a word for the meters */
    RequestRefusedException(String reason, Problem problem) {
        super(problem.sentence(), null, false, false);
        this.reason = reason;
        this.problem = problem;
    }

    String reason() {
        return reason;
    }

    Problem problem() {
        return problem;
    }
}
