package io.pipstream.rest;

import io.pipstream.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Turns whatever ends a request into a {@link Problem}: the server's own sentences and traces never reach a client. */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Inject
    Ids ids;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof ProblemException known) {
            return known.problem().toResponse();
        }
        Optional<Problem> ofTrading = TradingFailures.problem(failure);
        if (ofTrading.isPresent()) {
            return ofTrading.get().toResponse();
        }
        if (failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() < Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()) {
            return refused(refused.getResponse());
        }
        String incident = ids.next();
        LOG.log(Level.ERROR, "Incident " + incident + ": a request failed", failure);
        return Problem.internal(incident).toResponse();
    }

    /** The server's own refusals; an answer that is none, such as to OPTIONS on WildFly, comes this way too and passes. */
    private static Response refused(Response answer) {
        if (answer.getStatus() < Response.Status.BAD_REQUEST.getStatusCode()) {
            return answer;
        }
        String allowed = answer.getHeaderString(HttpHeaders.ALLOW);
        Response.ResponseBuilder response = Response.fromResponse(
                problem(answer.getStatus(), allowed == null ? "" : allowed).toResponse());
        return allowed == null
                ? response.build()
                : response.header(HttpHeaders.ALLOW, allowed).build();
    }

    private static Problem problem(int status, String allowed) {
        Response.Status known = Response.Status.fromStatusCode(status);
        if (known == Response.Status.NOT_FOUND) {
            return Problem.of(status, "not_found", "There is nothing at this address.");
        }
        if (known == Response.Status.METHOD_NOT_ALLOWED) {
            return Problem.of(status, "method_not_allowed", "This address takes only: " + allowed);
        }
        if (known == Response.Status.NOT_ACCEPTABLE) {
            return Problem.of(status, "not_acceptable", "None of the media types asked for can be given.");
        }
        if (known == Response.Status.UNSUPPORTED_MEDIA_TYPE) {
            return Problem.of(status, "unsupported_media_type", "The body must be application/json.");
        }
        return Problem.of(status, "refused", "The request cannot be answered.");
    }
}
