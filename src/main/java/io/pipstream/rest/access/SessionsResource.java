package io.pipstream.rest.access;

import io.pipstream.access.CurrentCaller;
import io.pipstream.access.Logins;
import io.pipstream.access.Needs;
import io.pipstream.rest.JsonAnswer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Where one is logged in. */
@Path("sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Needs(
        value = {},
        session = true)
public class SessionsResource {

    @Inject
    Logins logins;

    @Inject
    CurrentCaller current;

    /** Newest first. */
    @GET
    public Response sessions() {
        return JsonAnswer.ok(json ->
                AccessJson.writeCredentials(json, logins.sessions(current.get().user())));
    }

    @DELETE
    @Path("{id}")
    public Response end(@PathParam("id") String id) {
        return Answers.goneOrNotFound(logins.end(current.get(), id), "You have no such session.");
    }
}
