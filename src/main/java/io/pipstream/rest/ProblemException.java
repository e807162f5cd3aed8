package io.pipstream.rest;

/** Ends a request with a {@link Problem}. The client is told; nothing is logged. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.sentence(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
