package io.pipstream.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Understands which fault a client asks for; its limits are here. */
final class FaultReader {

    private static final int LONGEST_WAIT_MILLIS = 60_000;
    private static final int LONGEST_TIME_MILLIS = 600_000;
    private static final int USUAL_TIME_MILLIS = 60_000;
    private static final int MOST = 100;

    private final JsonNode message;
    private final @Nullable RequestId id;

    FaultReader(JsonNode message, @Nullable RequestId id) {
        this.message = message;
        this.id = id;
    }

    RequestedFault read() throws RefusedMessageException {
        return switch (message.path("fault").asText()) {
            case "delay" -> new RequestedFault.Delay(Duration.ofMillis(needed("ms", LONGEST_WAIT_MILLIS)), time());
            case "disconnect" ->
                new RequestedFault.Disconnect(Duration.ofMillis(number("after_ms", 0, 0, LONGEST_WAIT_MILLIS)));
            case "duplicate" -> new RequestedFault.Duplicate(number("count", 1, 0, MOST));
            case "reject" -> new RequestedFault.Reject(number("count", 1, 0, MOST), time());
            default ->
                throw new RefusedMessageException(
                        ErrorCode.INVALID_MESSAGE, "\"fault\" must be one of delay, disconnect, duplicate, reject", id);
        };
    }

    private Duration time() throws RefusedMessageException {
        return Duration.ofMillis(number("for_ms", USUAL_TIME_MILLIS, 1, LONGEST_TIME_MILLIS));
    }

    private int needed(String name, int most) throws RefusedMessageException {
        return number(name, -1, 0, most);
    }

    /** @param usual when the member is not there; outside the range if it has to be */
    private int number(String name, int usual, int least, int most) throws RefusedMessageException {
        JsonNode node = message.path(name);
        int number =
                node.isMissingNode() ? usual : node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : -1;
        if (number < least || number > most) {
            throw new RefusedMessageException(
                    ErrorCode.INVALID_MESSAGE,
                    "\"%s\" must be a whole number from %d to %d".formatted(name, least, most),
                    id);
        }
        return number;
    }
}
