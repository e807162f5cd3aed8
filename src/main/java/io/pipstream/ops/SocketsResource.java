package io.pipstream.ops;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.access.AuditEntry;
import io.pipstream.access.AuditTrail;
import io.pipstream.access.CurrentCaller;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.AccountId;
import io.pipstream.rest.JsonAnswer;
import io.pipstream.rest.Problem;
import io.pipstream.rest.QueryFields;
import io.pipstream.stream.OpenSocket;
import io.pipstream.stream.SocketCensus;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sockets that are open on this node, for administrators: to look at and to close. */
@Path("admin/sockets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.ADMIN)
public class SocketsResource {

    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 1_000;

    @Inject
    SocketCensus census;

    @Inject
    AuditTrail audit;

    @Inject
    CurrentCaller current;

    @Inject
    Clock clock;

    /** The oldest first, of one user if one is named; {@code total} tells how many there are in all. */
    @GET
    public Response open(@QueryParam("user") @Nullable String user, @QueryParam("limit") @Nullable String limit) {
        QueryFields fields = new QueryFields();
        int most = fields.whole("limit", limit, USUAL_LIMIT, 1, MOST);
        fields.refuseIfWrong();
        SocketCensus.Page page = census.page(QueryFields.stripped(user), most);
        return JsonAnswer.ok(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("sockets");
            for (OpenSocket socket : page.sockets()) {
                write(json, socket);
            }
            json.writeEndArray();
            json.writeNumberField("total", page.total());
            json.writeEndObject();
        });
    }

    /** 204; it was written down before. */
    @DELETE
    @Path("{id}")
    public Response close(@PathParam("id") String id) {
        Optional<OpenSocket> found = census.find(id);
        if (found.isEmpty()) {
            int notFound = Response.Status.NOT_FOUND.getStatusCode();
            return Problem.of(notFound, "not_found", "There is no socket of that id on this node.")
                    .toResponse();
        }
        OpenSocket socket = found.get();
        String detail = "%s of %s from %s".formatted(tag(socket.audience()), socket.user(), socket.address());
        audit.add(new AuditEntry(clock.instant(), current.get().actor(), "socket.close", id, detail));
        census.close(id);
        return Response.noContent().build();
    }

    private static void write(JsonGenerator json, OpenSocket socket) throws IOException {
        AccountId account = socket.account();
        json.writeStartObject();
        json.writeStringField("id", socket.id());
        json.writeStringField("endpoint", tag(socket.audience()));
        json.writeStringField("user", socket.user());
        json.writeStringField("address", socket.address());
        json.writeStringField("account", account == null ? null : account.value());
        json.writeStringField("credential", tag(socket.credential()));
        json.writeStringField("since", socket.since().toString());
        json.writeNumberField("messages_sent", socket.messagesSent());
        json.writeNumberField("bytes_sent", socket.bytesSent());
        json.writeNumberField("prices_conflated", socket.pricesConflated());
        json.writeNumberField("events_waiting", socket.eventsWaiting());
        json.writeBooleanField("window_full", socket.windowFull());
        json.writeEndObject();
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
