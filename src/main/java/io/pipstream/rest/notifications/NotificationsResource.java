package io.pipstream.rest.notifications;

import io.pipstream.access.CurrentCaller;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.notification.ChannelDesk;
import io.pipstream.notification.Notification;
import io.pipstream.notification.Notification.State;
import io.pipstream.notification.NotificationStore;
import io.pipstream.rest.JsonAnswer;
import io.pipstream.rest.Problem;
import io.pipstream.rest.QueryFields;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One's own notifications and what became of them. */
@Path("notifications")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.READ)
public class NotificationsResource {

    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 1_000;

    @Inject
    NotificationStore notifications;

    @Inject
    CurrentCaller current;

    @Inject
    ChannelDesk desk;

    /** Those after an id, oldest first, of that state where one is named; {@code last} is where to go on. */
    @GET
    public Response notifications(
            @QueryParam("state") @Nullable String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        QueryFields fields = new QueryFields();
        long from = fields.whole("after", after, 0L, 0L, Long.MAX_VALUE);
        int most = fields.whole("limit", limit, USUAL_LIMIT, 1, MOST);
        fields.refuseIfWrong();
        List<Notification> found = notifications.ofUser(
                current.get().user(), state(QueryFields.stripped(state)).orElse(null), from, most);
        long last = found.isEmpty() ? from : found.get(found.size() - 1).id();
        return JsonAnswer.ok(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("notifications");
            for (Notification each : found) {
                NotificationJson.write(json, each);
            }
            json.writeEndArray();
            json.writeNumberField("last", last);
            json.writeBooleanField("more", found.size() == most);
            json.writeEndObject();
        });
    }

    private static Optional<State> state(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<State> state = Stream.of(State.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
        if (state.isEmpty()) {
            String sentence = "state must be waiting, sent, dead or cancelled";
            throw Problem.wrongFields(sentence, Map.of("state", sentence)).toException();
        }
        return state;
    }

    /** 202: a dead one waits again, as if it had never failed. */
    @POST
    @Path("{id}/retry")
    @Needs(Scope.TRADE)
    public Response retry(@PathParam("id") String id) {
        Optional<Notification> waiting = number(id).flatMap(number -> desk.retry(current.get(), number));
        return waiting.map(again -> JsonAnswer.of(
                        Response.Status.ACCEPTED.getStatusCode(), json -> NotificationJson.write(json, again)))
                .orElseGet(() -> Problem.of(
                                Response.Status.NOT_FOUND.getStatusCode(),
                                "not_found",
                                "You have no dead notification of that number.")
                        .toResponse());
    }

    private static Optional<Long> number(String id) {
        try {
            return Optional.of(Long.parseLong(id));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
