package io.pipstream.rest.access;

import io.pipstream.access.TryLaterException;
import io.pipstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** 429, with how long to wait. */
@Provider
@ApplicationScoped
public class TryLaterMapper implements ExceptionMapper<TryLaterException> {

    @Override
    public Response toResponse(TryLaterException failure) {
        return Problem.tooManyRequests(failure.retryAfter()).toResponse();
    }
}
