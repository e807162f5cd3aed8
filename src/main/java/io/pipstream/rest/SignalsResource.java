package io.pipstream.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.signal.InvalidSignalException;
import io.pipstream.signal.Signal;
import io.pipstream.signal.SignalDesk;
import io.pipstream.trading.PublishFailedException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Signals in; they go out to every session as {@code signal_alert}. */
@Path("paper-trading/signals")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SignalsResource {

    private static final Logger LOG = System.getLogger(SignalsResource.class.getName());
    private static final int LIMIT_BYTES = 64 * 1024;
    private static final int RETRY_AFTER_SECONDS = 5;

    @Inject
    SignalDesk desk;

    /** 202 once the message broker has the signal, so that every session of every node gets it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response announce(InputStream body) {
        JsonNode json = JsonBody.read(body, LIMIT_BYTES);
        try {
            Signal signal = desk.announce(json);
            return JsonAnswer.of(Response.Status.ACCEPTED.getStatusCode(), answer -> {
                answer.writeStartObject();
                answer.writeStringField("status", "announced");
                answer.writeStringField("signal_id", signal.id());
                answer.writeStringField("pair", signal.instrument().symbol());
                answer.writeBooleanField("executed", false);
                answer.writeEndObject();
            });
        } catch (InvalidSignalException wrong) {
            throw Problem.wrongFields(String.valueOf(wrong.getMessage()), wrong.fields())
                    .toException();
        } catch (PublishFailedException down) {
            LOG.log(Level.WARNING, "A signal was not announced", down);
            return Response.fromResponse(Problem.of(
                                    Response.Status.SERVICE_UNAVAILABLE.getStatusCode(),
                                    "broker_unavailable",
                                    "The signal may not have been announced: the message broker did not answer.")
                            .toResponse())
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .build();
        }
    }
}
