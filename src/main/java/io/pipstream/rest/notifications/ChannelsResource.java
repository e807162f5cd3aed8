package io.pipstream.rest.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.access.Caller;
import io.pipstream.access.Credential;
import io.pipstream.access.CurrentCaller;
import io.pipstream.access.Grants;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.AccountId;
import io.pipstream.notification.Channel;
import io.pipstream.notification.ChannelDesk;
import io.pipstream.notification.ChannelDesk.Switch;
import io.pipstream.notification.Medium;
import io.pipstream.notification.RefusedChannelException;
import io.pipstream.notification.TooManyCodesException;
import io.pipstream.notification.Wishes;
import io.pipstream.rest.JsonAnswer;
import io.pipstream.rest.JsonBody;
import io.pipstream.rest.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * Where one is notified. A token that may only read cannot have notifications sent elsewhere; nor can any API token, which may
 * have been stolen from a bot, but to the user's own pages.
 */
@Path("notifications/channels")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.TRADE)
public class ChannelsResource {

    private static final int LIMIT_BYTES = 16 * 1024;
    private static final int LONGEST_CODE = 32;

    @Inject
    ChannelDesk desk;

    @Inject
    CurrentCaller current;

    @Inject
    Grants grants;

    /** Oldest first. */
    @GET
    @Needs(Scope.READ)
    public Response channels() {
        List<Channel> channels = desk.ofUser(current.get());
        return JsonAnswer.ok(json -> {
            json.writeStartArray();
            for (Channel channel : channels) {
                NotificationJson.write(json, channel);
            }
            json.writeEndArray();
        });
    }

    /** 201 with the channel, and the secret of a webhook, which is never shown again. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response make(InputStream body) {
        Caller caller = current.get();
        ChannelForm form = new ChannelForm(JsonBody.read(body, LIMIT_BYTES), ChannelForm.USUAL, this::mayRead);
        Medium medium = form.medium();
        String target = form.target(medium);
        String name = form.name(medium.code());
        Wishes wishes = form.wishes();
        form.refuseIfWrong();
        requireMore(caller, medium);
        try {
            Channel channel = desk.make(caller, medium, name, target, wishes);
            return JsonAnswer.of(Response.Status.CREATED.getStatusCode(), json -> {
                json.writeStartObject();
                NotificationJson.writeMembers(json, channel);
                if (!channel.secret().isEmpty()) {
                    json.writeStringField("secret", channel.secret());
                }
                json.writeEndObject();
            });
        } catch (RefusedChannelException refused) {
            String sentence = refused.field() + " " + refused.flaw();
            return Problem.wrongFields(sentence, Map.of(refused.field(), sentence))
                    .toResponse();
        } catch (TooManyCodesException tooMany) {
            return Problem.tooManyRequests(tooMany.retryAfter()).toResponse();
        }
    }

    private boolean mayRead(AccountId account) {
        return grants.right(current.get().user(), account).isPresent();
    }

    private static void requireMore(Caller caller, Medium medium) {
        if (medium != Medium.BROWSER && caller.credential().kind() == Credential.Kind.TOKEN) {
            throw Problem.forbidden("An API token is not enough to have notifications sent elsewhere: log in.")
                    .toException();
        }
    }

    @GET
    @Path("{id}")
    @Needs(Scope.READ)
    public Response channel(@PathParam("id") String id) {
        Channel channel = find(id);
        return JsonAnswer.ok(json -> NotificationJson.write(json, channel));
    }

    private Channel find(String id) {
        return desk.find(current.get(), id).orElseThrow(() -> unknown().toException());
    }

    private static Problem unknown() {
        return Problem.of(Response.Status.NOT_FOUND.getStatusCode(), "not_found", "You have no such channel.");
    }

    /** What is not named stays as it is. */
    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(@PathParam("id") String id, InputStream body) {
        Channel channel = find(id);
        requireMore(current.get(), channel.medium());
        ChannelForm form = new ChannelForm(JsonBody.read(body, LIMIT_BYTES), channel.wishes(), this::mayRead);
        form.keepsTarget();
        String name = form.name(channel.name());
        Wishes wishes = form.wishes();
        Switch turned = form.enabled(channel.enabled()) ? Switch.ON : Switch.OFF;
        form.refuseIfWrong();
        return desk.change(current.get(), channel, name, wishes, turned)
                ? channel(id)
                : unknown().toResponse();
    }

    /** 204; what waits for it is cancelled. */
    @DELETE
    @Path("{id}")
    public Response remove(@PathParam("id") String id) {
        Channel channel = find(id);
        requireMore(current.get(), channel.medium());
        return desk.remove(current.get(), channel)
                ? Response.noContent().build()
                : unknown().toResponse();
    }

    /** 202: something is on its way there. */
    @POST
    @Path("{id}/test")
    public Response test(@PathParam("id") String id) {
        Channel channel = find(id);
        if (!channel.isOpen()) {
            return notOpen(channel).toResponse();
        }
        try {
            return desk.test(current.get(), channel)
                    .map(sent -> JsonAnswer.of(Response.Status.ACCEPTED.getStatusCode(), json -> {
                        json.writeStartObject();
                        json.writeNumberField("id", sent);
                        json.writeEndObject();
                    }))
                    .orElseGet(() -> notOpen(channel).toResponse());
        } catch (TooManyCodesException tooMany) {
            return Problem.tooManyRequests(tooMany.retryAfter()).toResponse();
        }
    }

    private static Problem notOpen(Channel channel) {
        return !channel.enabled()
                ? Problem.refused("channel_off", "The channel is switched off.")
                : Problem.refused("not_confirmed", "The address is not confirmed yet.");
    }

    /** With a code, 200 if it is the right one; without, 202: another is on its way to the address. */
    @POST
    @Path("{id}/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response confirm(@PathParam("id") String id, InputStream body) {
        Channel channel = find(id);
        requireMore(current.get(), channel.medium());
        JsonNode asked = JsonBody.readOptional(body, LIMIT_BYTES);
        if (channel.isConfirmed()) {
            return channel(id);
        }
        if (!asked.hasNonNull("code")) {
            if (!channel.enabled()) {
                return notOpen(channel).toResponse();
            }
            try {
                desk.sendCodeAgain(current.get(), channel);
                return JsonAnswer.of(
                        Response.Status.ACCEPTED.getStatusCode(), json -> NotificationJson.write(json, channel));
            } catch (TooManyCodesException tooMany) {
                return Problem.tooManyRequests(tooMany.retryAfter()).toResponse();
            }
        }
        String code = asked.path("code").asText("").strip();
        return code.length() <= LONGEST_CODE && desk.confirm(current.get(), channel, code)
                ? channel(id)
                : Problem.refused("wrong_code", "That is not the code, or not any more: ask for another.")
                        .toResponse();
    }
}
