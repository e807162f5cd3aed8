package io.pipstream.rest.access;

import io.pipstream.access.CurrentCaller;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.access.Tickets;
import io.pipstream.rest.JsonAnswer;
import io.pipstream.wire.request.AccessReader;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tickets for sockets of pages that cannot send a token. */
@Path("tickets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.READ)
public class TicketsResource {

    @Inject
    Tickets tickets;

    @Inject
    CurrentCaller current;

    /** 201 with a ticket for pages of that origin: the body's, else the request's own; without either, for no page at all. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response issue(@HeaderParam("Origin") @Nullable String ownOrigin, InputStream body) {
        String origin = AccessBody.readOptional(body, AccessReader::origin)
                .or(() -> Optional.ofNullable(ownOrigin))
                .orElse("");
        String ticket = tickets.issue(current.get(), origin);
        return JsonAnswer.of(Response.Status.CREATED.getStatusCode(), json -> {
            json.writeStartObject();
            json.writeStringField("ticket", ticket);
            json.writeNumberField("expires_in", Tickets.LIFE.toSeconds());
            json.writeStringField("origin", origin);
            json.writeEndObject();
        });
    }
}
