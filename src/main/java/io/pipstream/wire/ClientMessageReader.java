package io.pipstream.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.wire.ClientMessage.Envelope;
import io.pipstream.wire.ClientMessage.EventsAfter;
import io.pipstream.wire.ClientMessage.Framing;
import io.pipstream.wire.ClientMessage.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Understands what clients send; every limit of a message but its size is here. */
public final class ClientMessageReader {

    /** Most names in one request. */
    public static final int MOST_SYMBOLS = 200;

    public static final int SHORTEST_INTERVAL_MILLIS = 50;
    public static final int LONGEST_INTERVAL_MILLIS = 60_000;

    private static final int LONGEST_EPOCH = 64;
    private static final int LONGEST_SYMBOL = 32;

    private ClientMessageReader() {}

    /** @throws RefusedMessageException if it is not JSON, not one of our requests, or out of its limits */
    public static ClientMessage read(String text) throws RefusedMessageException {
        JsonNode message = parse(text);
        if (!message.isObject()) {
            throw new RefusedMessageException(ErrorCode.INVALID_MESSAGE, "A message is a JSON object", null);
        }
        RequestId id = id(message);
        String verbName = message.hasNonNull("type") ? "type" : "action";
        JsonNode verb = message.path(verbName);
        if (!verb.isTextual()) {
            throw new RefusedMessageException(
                    ErrorCode.INVALID_MESSAGE, "A message needs a \"type\" or an \"action\" of text", id);
        }
        Envelope envelope = new Envelope(verbName, id);
        return switch (verb.textValue()) {
            case "ping" -> new ClientMessage.Ping(envelope);
            case "subscribe" -> new ClientMessage.Subscribe(envelope, symbols(message, id), pace(message, id));
            case "unsubscribe" -> new ClientMessage.Unsubscribe(envelope, symbols(message, id));
            case "resume" -> resume(envelope, message, id);
            case "fault" -> new ClientMessage.Fault(envelope, new FaultReader(message, id).read());
            default ->
                throw new RefusedMessageException(
                        ErrorCode.UNKNOWN_TYPE,
                        "Unknown " + verbName + "; known are ping, subscribe, unsubscribe, resume, fault",
                        id);
        };
    }

    private static JsonNode parse(String text) throws RefusedMessageException {
        try {
            JsonNode message = Json.mapper().readTree(text);
            if (!message.isMissingNode()) {
                return message;
            }
        } catch (JsonProcessingException
                | NumberFormatException notJson) { // the latter of an exponent of too many digits
            // told to the client below, in the words its predecessor used
        }
        throw new RefusedMessageException(ErrorCode.INVALID_JSON, "Invalid JSON format", null);
    }

    private static @Nullable RequestId id(JsonNode message) throws RefusedMessageException {
        JsonNode id = message.path("id");
        if (id.isMissingNode() || id.isNull()) {
            return null;
        }
        if (!(id.isTextual() || id.isIntegralNumber()) || id.asText().length() > RequestId.LONGEST) {
            throw new RefusedMessageException(
                    ErrorCode.INVALID_MESSAGE,
                    "\"id\" must be a whole number or a text of at most " + RequestId.LONGEST + " characters",
                    null);
        }
        return new RequestId(id);
    }

    private static ClientMessage.Resume resume(Envelope envelope, JsonNode message, @Nullable RequestId id)
            throws RefusedMessageException {
        if (!message.hasNonNull("signals_after")) {
            return new ClientMessage.Resume(envelope, events(message, id), OptionalLong.empty());
        }
        boolean alone = !message.hasNonNull("epoch") && !message.hasNonNull("after");
        return new ClientMessage.Resume(
                envelope, alone ? null : events(message, id), OptionalLong.of(sequence(message, "signals_after", id)));
    }

    private static EventsAfter events(JsonNode message, @Nullable RequestId id) throws RefusedMessageException {
        return new EventsAfter(epoch(message, id), sequence(message, "after", id));
    }

    private static String epoch(JsonNode message, @Nullable RequestId id) throws RefusedMessageException {
        JsonNode epoch = message.path("epoch");
        if (!epoch.isTextual() || epoch.textValue().length() > LONGEST_EPOCH) {
            throw new RefusedMessageException(
                    ErrorCode.INVALID_MESSAGE,
                    "\"epoch\" must be the text that \"connection\" gave, of at most %d characters"
                            .formatted(LONGEST_EPOCH),
                    id);
        }
        return epoch.textValue();
    }

    private static long sequence(JsonNode message, String field, @Nullable RequestId id)
            throws RefusedMessageException {
        JsonNode after = message.path(field);
        if (!after.isIntegralNumber() || !after.canConvertToLong() || after.longValue() < 0) {
            throw new RefusedMessageException(
                    ErrorCode.INVALID_MESSAGE, "\"" + field + "\" must be a whole number, 0 or more", id);
        }
        return after.longValue();
    }

    private static List<String> symbols(JsonNode message, @Nullable RequestId id) throws RefusedMessageException {
        JsonNode symbols = message.path("symbols");
        if (!symbols.isArray()) {
            throw new RefusedMessageException(ErrorCode.INVALID_MESSAGE, "\"symbols\" must be a list of names", id);
        }
        if (symbols.size() > MOST_SYMBOLS) {
            throw new RefusedMessageException(
                    ErrorCode.TOO_MANY_SYMBOLS, "At most " + MOST_SYMBOLS + " symbols in one request", id);
        }
        List<String> names = new ArrayList<>(symbols.size());
        for (JsonNode symbol : symbols) {
            if (!symbol.isTextual() || symbol.textValue().length() > LONGEST_SYMBOL) {
                throw new RefusedMessageException(
                        ErrorCode.INVALID_MESSAGE,
                        "Each of \"symbols\" must be a text of at most " + LONGEST_SYMBOL + " characters",
                        id);
            }
            names.add(symbol.textValue());
        }
        return names;
    }

    private static Pace pace(JsonNode message, @Nullable RequestId id) throws RefusedMessageException {
        JsonNode batch = message.path("batch");
        if (!batch.isMissingNode() && !batch.isBoolean()) {
            throw new RefusedMessageException(ErrorCode.INVALID_MESSAGE, "\"batch\" must be true or false", id);
        }
        Framing framing = batch.isMissingNode() ? null : batch.booleanValue() ? Framing.BATCH : Framing.SINGLE;
        return new Pace(interval(message.path("interval_ms"), id), framing);
    }

    private static OptionalInt interval(JsonNode interval, @Nullable RequestId id) throws RefusedMessageException {
        if (interval.isMissingNode()) {
            return OptionalInt.empty();
        }
        if (interval.isIntegralNumber() && interval.canConvertToInt()) {
            int millis = interval.intValue();
            if (millis == 0 || (millis >= SHORTEST_INTERVAL_MILLIS && millis <= LONGEST_INTERVAL_MILLIS)) {
                return OptionalInt.of(millis);
            }
        }
        throw new RefusedMessageException(
                ErrorCode.INVALID_MESSAGE,
                "\"interval_ms\" must be 0 or a whole number from %d to %d"
                        .formatted(SHORTEST_INTERVAL_MILLIS, LONGEST_INTERVAL_MILLIS),
                id);
    }
}
