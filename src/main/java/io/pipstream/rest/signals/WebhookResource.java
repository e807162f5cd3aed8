package io.pipstream.rest.signals;

import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.access.CurrentCaller;
import io.pipstream.access.OpenToAll;
import io.pipstream.rest.Problem;
import io.pipstream.rest.ProblemException;
import io.pipstream.signal.Signal;
import io.pipstream.signal.SignalIdReusedException;
import io.pipstream.signal.SignalReceipt;
import io.pipstream.signal.SignalWebhook;
import io.pipstream.signal.SourceTakenException;
import io.pipstream.signal.webhook.WebhookIntake;
import io.pipstream.signal.webhook.Webhooks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Alerts in, from whoever knows the address: what is secret in it stands for its user. */
@Path("signals/webhook/{token}")
@RequestScoped
@OpenToAll
@Produces(MediaType.APPLICATION_JSON)
public class WebhookResource {

    /** Of every webhook, without its secret. */
    static final String ADDRESS = "/api/signals/webhook/";

    /** TradingView says the latter of what it does not take for JSON. */
    private static final Set<String> TYPES = Set.of(MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN);

    @Inject
    Webhooks webhooks;

    @Inject
    Alerts alerts;

    @Inject
    WebhookIntake intake;

    @Inject
    CurrentCaller current;

    @Inject
    MeterRegistry meters;

    /**
     * 202 once the signals of all alerts in the body are recorded, and will be announced whatever happens. What was refused
     * is kept for the webhook's user, because whoever sends alerts seldom shows the answer to anybody.
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response take(@PathParam("token") String token, @Context HttpHeaders headers, InputStream body) {
        SignalWebhook webhook = webhooks.bySecret(token, current.find()).orElseThrow(this::unknown);
        try {
            return take(webhook, headers.getHeaderString(HttpHeaders.CONTENT_TYPE), body);
        } catch (ProblemException refused) {
            count(refused.problem().code());
            webhooks.noteProblem(webhook, sentence(refused.problem()));
            throw refused;
        }
    }

    private Response take(SignalWebhook webhook, @Nullable String type, InputStream body) {
        Optional<Duration> wait = webhooks.count(webhook);
        if (wait.isPresent()) {
            throw Problem.tooManyRequests(wait.get()).toException();
        }
        webhooks.noteUse(webhook);
        requireText(type);
        List<Signal> signals = alerts.read(webhook, body);
        List<SignalReceipt> receipts = take(webhook, signals);
        count(receipts.stream().allMatch(SignalReceipt::isRepetition) ? "repeated" : "taken");
        return receipts.size() == 1 ? SignalAnswers.of(receipts.get(0)) : SignalAnswers.ofMany(receipts);
    }

    private List<SignalReceipt> take(SignalWebhook webhook, List<Signal> signals) {
        try {
            return intake.take(signals, webhook.user());
        } catch (SourceTakenException taken) {
            throw SignalAnswers.conflict("source_taken", taken);
        } catch (SignalIdReusedException reused) {
            throw SignalAnswers.conflict("signal_id_reused", reused);
        }
    }

    /** With every wrong field of every alert: one sentence stands for all of a list's. */
    private static String sentence(Problem problem) {
        return problem.fields().entrySet().stream()
                .filter(wrong -> wrong.getKey().contains("["))
                .map(wrong -> "; " + wrong.getKey() + ": " + wrong.getValue())
                .collect(Collectors.joining("", problem.sentence(), ""));
    }

    private static void requireText(@Nullable String type) {
        String essence = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(essence)) {
            throw Problem.badRequest("invalid_json", "The body must be application/json, or JSON as text/plain.")
                    .toException();
        }
    }

    /** As of any address where nothing is. */
    private ProblemException unknown() {
        count("unknown");
        return Problem.of(Response.Status.NOT_FOUND.getStatusCode(), "not_found", "There is nothing at this address.")
                .toException();
    }

    private void count(String outcome) {
        meters.counter("pipstream.signals.webhook.requests", "outcome", outcome).increment();
    }
}
