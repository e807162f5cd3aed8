package io.pipstream.rest.access;

import io.pipstream.access.CurrentCaller;
import io.pipstream.access.Needs;
import io.pipstream.access.Tokens;
import io.pipstream.rest.JsonAnswer;
import io.pipstream.wire.request.AccessReader;
import io.pipstream.wire.request.AccessReader.NewToken;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;

/** API tokens of one's bots. It takes a log-in: a stolen token makes no others. */
@Path("tokens")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Needs(
        value = {},
        session = true)
public class TokensResource {

    @Inject
    Tokens tokens;

    @Inject
    CurrentCaller current;

    /** Newest first, without their secrets. */
    @GET
    public Response tokens() {
        return JsonAnswer.ok(json ->
                AccessJson.writeCredentials(json, tokens.ofUser(current.get().user())));
    }

    /** 201 with the token, which is never shown again. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response issue(InputStream body) {
        NewToken asked = AccessBody.read(body, AccessReader::newToken);
        Long seconds = asked.expiresInSeconds();
        Tokens.Issued issued = tokens.issue(
                current.get(),
                asked.name(),
                Answers.scopes(asked.scopes()),
                seconds == null ? null : Duration.ofSeconds(seconds));
        return JsonAnswer.of(Response.Status.CREATED.getStatusCode(), json -> {
            json.writeStartObject();
            json.writeStringField("token", issued.secret());
            AccessJson.writeMembers(json, issued.token());
            json.writeEndObject();
        });
    }

    /** 204; its sockets are closed before. */
    @DELETE
    @Path("{id}")
    public Response revoke(@PathParam("id") String id) {
        return Answers.goneOrNotFound(tokens.revoke(current.get(), id), "You have no such token.");
    }
}
