package io.pipstream.rest.signals;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.pipstream.access.Caller;
import io.pipstream.access.Credential.Kind;
import io.pipstream.access.CurrentCaller;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.rest.JsonAnswer;
import io.pipstream.rest.JsonBody;
import io.pipstream.rest.Problem;
import io.pipstream.rest.ProblemException;
import io.pipstream.signal.Signal;
import io.pipstream.signal.SignalWebhook;
import io.pipstream.signal.webhook.AlertTemplate;
import io.pipstream.signal.webhook.InvalidWebhookException;
import io.pipstream.signal.webhook.Webhooks;
import io.pipstream.wire.request.WebhookReader;
import io.pipstream.wire.request.WebhookReader.NewWebhook;
import io.pipstream.wire.request.WrongFieldsException;
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
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Addresses that take one's signals from elsewhere. */
@Path("signals/webhooks")
@RequestScoped
@Needs(Scope.FEED)
@Produces(MediaType.APPLICATION_JSON)
public class WebhooksResource {

    private static final int LIMIT_BYTES = 16 * 1024;

    @Inject
    Webhooks webhooks;

    @Inject
    Alerts alerts;

    @Inject
    CurrentCaller current;

    /** Newest first, without their addresses. */
    @GET
    public Response webhooks() {
        List<SignalWebhook> own = webhooks.ofUser(current.get().user());
        return JsonAnswer.ok(json -> {
            json.writeStartArray();
            for (SignalWebhook each : own) {
                json.writeStartObject();
                WebhookJson.writeMembers(json, each);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /**
     * 201 with the address, which is never shown again. It takes a log-in, or the demo's user: a stolen token makes no
     * address that outlives it.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(InputStream body) {
        Caller caller = current.get();
        if (caller.credential().kind() != Kind.SESSION && caller.credential().kind() != Kind.DEMO) {
            throw Problem.forbidden("This needs a log-in: no other credential is enough.")
                    .toException();
        }
        NewWebhook asked = asked(JsonBody.read(body, LIMIT_BYTES));
        JsonNode template = asked.template();
        Webhooks.Issued issued = create(
                caller,
                asked,
                template.isMissingNode() || template.isNull()
                        ? TextNode.valueOf(AlertTemplate.TRADING_VIEW)
                        : template);
        return JsonAnswer.of(Response.Status.CREATED.getStatusCode(), json -> {
            json.writeStartObject();
            json.writeStringField("address", WebhookResource.ADDRESS + issued.secret());
            WebhookJson.writeMembers(json, issued.webhook());
            json.writeEndObject();
        });
    }

    private Webhooks.Issued create(Caller caller, NewWebhook asked, JsonNode template) {
        try {
            return webhooks.create(caller, asked.name(), asked.source(), template);
        } catch (InvalidWebhookException wrong) {
            throw wrongFields(String.valueOf(wrong.getMessage()), wrong.fields());
        }
    }

    private static NewWebhook asked(JsonNode body) {
        try {
            return WebhookReader.newWebhook(body);
        } catch (WrongFieldsException wrong) {
            throw wrongFields(String.valueOf(wrong.getMessage()), wrong.fields());
        }
    }

    private static ProblemException wrongFields(String sentence, Map<String, String> fields) {
        return Problem.wrongFields(sentence, fields).toException();
    }

    /** 204; from now on its address is nobody's. */
    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        return webhooks.delete(current.get(), id)
                ? Response.noContent().build()
                : unknown().toResponse();
    }

    /** What the webhook would make of the alerts in the body, or all that is wrong with them; records nothing. */
    @POST
    @Path("{id}/test")
    @Consumes(MediaType.WILDCARD)
    public Response test(@PathParam("id") String id, InputStream body) {
        SignalWebhook webhook = webhooks.find(current.get().user(), id)
                .orElseThrow(() -> unknown().toException());
        List<Signal> signals = alerts.read(webhook, body);
        return JsonAnswer.ok(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("signals");
            for (Signal signal : signals) {
                write(json, signal);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Signal signal) throws IOException {
        json.writeStartObject();
        WebhookJson.writeMembers(json, signal);
        json.writeEndObject();
    }

    private static Problem unknown() {
        return Problem.of(Response.Status.NOT_FOUND.getStatusCode(), "not_found", "You have no such webhook.");
    }
}
