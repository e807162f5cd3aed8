package io.pipstream.rest.signals;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.rest.JsonBody;
import io.pipstream.rest.Problem;
import io.pipstream.rest.ProblemException;
import io.pipstream.signal.Signal;
import io.pipstream.signal.SignalWebhook;
import io.pipstream.signal.webhook.AlertReader;
import io.pipstream.signal.webhook.AlertTemplate;
import io.pipstream.signal.webhook.InvalidWebhookException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Understands the body of a request to a webhook: one alert, or a list of them. */
@ApplicationScoped
public class Alerts {

    private static final int LIMIT_BYTES = 64 * 1024;
    private static final int MOST = 20;

    private final AlertReader reader;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Alerts() {
        this.reader = null;
    }

    @Inject
    public Alerts(AlertReader reader) {
        this.reader = reader;
    }

    /** @throws ProblemException 400 naming each wrong field of each alert, or 413 */
    List<Signal> read(SignalWebhook webhook, InputStream body) {
        JsonNode json = JsonBody.read(body, LIMIT_BYTES);
        AlertTemplate template = template(webhook);
        if (!json.isArray()) {
            return List.of(PostedSignals.one(json, alert -> reader.read(template, webhook, alert)));
        }
        if (json.isEmpty() || json.size() > MOST) {
            String sentence = "body must be one alert, or a list of 1 to " + MOST;
            throw Problem.wrongFields(sentence, Map.of("body", sentence)).toException();
        }
        return PostedSignals.many(json, alert -> reader.read(template, webhook, alert));
    }

    private static AlertTemplate template(SignalWebhook webhook) {
        try {
            return AlertTemplate.parse(webhook.template());
        } catch (InvalidWebhookException outdated) {
            throw Problem.wrongFields(String.valueOf(outdated.getMessage()), outdated.fields())
                    .toException();
        }
    }
}
