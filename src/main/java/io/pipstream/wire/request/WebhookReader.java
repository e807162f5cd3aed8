package io.pipstream.wire.request;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads what is asked about webhooks. Whether names and templates will do is not judged here. */
public final class WebhookReader {

    private WebhookReader() {}

    /**
     * A webhook to be made.
     *
     * @param template a null or missing node where none is given
     */
    public record NewWebhook(String name, String source, JsonNode template) {}

    public static NewWebhook newWebhook(JsonNode body) throws WrongFieldsException {
        Fields fields = Fields.of(body);
        fields.require("name");
        fields.require("source");
        String name = fields.text("name", Fields.LONGEST_NAME);
        String source = fields.text("source", Fields.LONGEST_NAME);
        fields.refuseIfWrong();
        return new NewWebhook(name == null ? "" : name, source == null ? "" : source, body.path("template"));
    }
}
