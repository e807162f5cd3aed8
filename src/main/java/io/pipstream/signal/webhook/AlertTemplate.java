package io.pipstream.signal.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipstream.signal.InvalidSignalException;
import io.pipstream.signal.webhook.TextPattern.NoTextException;
import io.pipstream.wire.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Says what in a stranger's JSON is which field of a signal. Without fields of its own, the JSON has them already. Immutable. */
public final class AlertTemplate {

    /** The name of the one that is built in, for what TradingView's users write into their alerts. */
    public static final String TRADING_VIEW = "tradingview";

    static final int LONGEST = 4_096;
    private static final int LONGEST_FIELD = 500;

    private static final String TRADING_VIEW_FIELDS = """
            {"pair":"{{ticker}}","direction":"{{action}}","entry_price":"{{close}}",
             "stop_loss":"{{stop}}","stop_loss_pips":"{{stop_pips}}",
             "take_profit_1":"{{target}}","take_profit_1_pips":"{{target_pips}}",
             "take_profit_2":"{{target_2}}","take_profit_2_pips":"{{target_2_pips}}",
             "take_profit_3":"{{target_3}}","take_profit_3_pips":"{{target_3_pips}}",
             "confidence":"{{confidence}}","expires_in":"{{expires_in}}","timeframe":"{{interval}}",
             "notes":"{{comment}}","signal_id":"{{id}}"}""";

    /** A pattern for a text with places, or the constant itself. */
    private record Field(TextPattern pattern, JsonNode constant) {}

    private final Map<String, Field> fields;

    private AlertTemplate(Map<String, Field> fields) {
        this.fields = fields;
    }

    /**
     * @param template the name of the one that is built in, or an object of fields
     * @throws InvalidWebhookException naming each field that will not do
     */
    public static AlertTemplate of(JsonNode template) throws InvalidWebhookException {
        if (template.isTextual() && template.textValue().equals(TRADING_VIEW)) {
            return parse(TRADING_VIEW_FIELDS);
        }
        if (!template.isObject() || template.toString().length() > LONGEST) {
            throw new InvalidWebhookException(
                    "template", "must be \"" + TRADING_VIEW + "\" or an object of at most " + LONGEST + " characters");
        }
        Map<String, Field> fields = new LinkedHashMap<>();
        Map<String, String> wrong = new TreeMap<>();
        for (Map.Entry<String, JsonNode> each : template.properties()) {
            String name = "template." + each.getKey();
            if (!AlertFields.ALL.contains(each.getKey())) {
                wrong.put("template", "template may have these fields only: " + String.join(", ", AlertFields.ALL));
            } else if (!each.getValue().isValueNode()
                    || each.getValue().isNull()
                    || each.getValue().asText().length() > LONGEST_FIELD) {
                wrong.put(name, name + " must be a text of at most " + LONGEST_FIELD + " characters, or a number");
            } else {
                TextPattern.parse(each.getValue().asText())
                        .ifPresentOrElse(
                                pattern -> fields.put(each.getKey(), new Field(pattern, each.getValue())),
                                () -> wrong.put(name, name + " has a place that is not such as {{order.price}}"));
            }
        }
        if (!wrong.isEmpty()) {
            throw new InvalidWebhookException(wrong);
        }
        return new AlertTemplate(fields);
    }

    /** One that {@link #of} took, as it was kept. */
    public static AlertTemplate parse(String kept) throws InvalidWebhookException {
        try {
            return of(Json.mapper().readTree(kept));
        } catch (JsonProcessingException notJson) {
            throw new InvalidWebhookException("template", "is not JSON");
        }
    }

    /**
     * The fields of a signal, as far as the alert has them; values are taken as they are, whatever stands in them.
     *
     * @throws InvalidSignalException if it is no object, or a field has a value that cannot be one
     */
    ObjectNode apply(JsonNode alert) throws InvalidSignalException {
        if (!alert.isObject()) {
            throw new InvalidSignalException(Map.of("signal", "must be a JSON object"));
        }
        ObjectNode signal = JsonNodeFactory.instance.objectNode();
        Map<String, String> wrong = new TreeMap<>();
        for (String name : AlertFields.ALL) {
            try {
                JsonNode value = AlertFields.value(name, value(name, alert));
                if (!value.isMissingNode()) {
                    signal.set(name, value);
                }
            } catch (NoTextException flaw) {
                wrong.put(name, name + " " + flaw.getMessage());
            }
        }
        if (!wrong.isEmpty()) {
            throw new InvalidSignalException(wrong);
        }
        return signal;
    }

    private JsonNode value(String name, JsonNode alert) throws NoTextException {
        if (fields.isEmpty()) {
            return TextPattern.single(alert.path(name), name);
        }
        Field field = fields.get(name);
        if (field == null) {
            return MissingNode.getInstance();
        }
        return field.constant().isTextual() ? field.pattern().fill(alert) : field.constant();
    }
}
