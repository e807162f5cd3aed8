package io.pipstream.rest.access;

import io.pipstream.access.InvalidInputException;
import io.pipstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** 400 that names the field. */
@Provider
@ApplicationScoped
public class InvalidInputMapper implements ExceptionMapper<InvalidInputException> {

    @Override
    public Response toResponse(InvalidInputException failure) {
        String sentence = failure.field() + " " + failure.flaw();
        return Problem.wrongFields(sentence, Map.of(failure.field(), sentence)).toResponse();
    }
}
