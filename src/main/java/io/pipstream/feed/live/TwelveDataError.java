package io.pipstream.feed.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.feed.live.Heard.Cause;
import io.pipstream.feed.live.Heard.Refused;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What Twelve Data says when it serves nothing: {@code {"code":429,"message":"…","status":"error"}}, the HTTP status being the
 * code, or 200.
 */
record TwelveDataError(int code, String message) {

    static Optional<TwelveDataError> in(JsonNode json) {
        if (!json.path("status").asText().equals("error")) {
            return Optional.empty();
        }
        String message =
                json.path("message").asText(json.path("messages").path(0).asText("no reason given"));
        return Optional.of(new TwelveDataError(json.path("code").asInt(), message));
    }

    /** Whether it does not know the symbol, or does not have it for this key. */
    boolean isAboutSymbol() {
        return (code == 400 || code == 404)
                && message.toLowerCase(Locale.ROOT).contains("symbol")
                && Refusals.byWords(message) == Cause.FAILED;
    }

    Refused refused(Optional<Duration> retryAfter) {
        Cause byStatus = Refusals.byStatus(code, message);
        return Refusals.of(byStatus == Cause.FAILED ? Refusals.byWords(message) : byStatus, message, retryAfter);
    }
}
