package io.pipstream.feed.live;

import io.pipstream.feed.live.Heard.Cause;
import io.pipstream.feed.live.Heard.Refused;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Says why a source refuses: by the status of its answer, or by its words where it has no status for it. */
final class Refusals {

    private static final List<String> NAMES_OF_KEYS = List.of("apikey", "api key", "token");
    private static final List<String> FAULTS_OF_KEYS =
            List.of("invalid", "incorrect", "missing", "expired", "not specified");
    private static final List<String> NOT_ALLOWED = List.of(
            "premium endpoint",
            "demo purposes",
            "not authorized",
            "unauthorized",
            "authorization",
            "don't have access",
            "permission");
    private static final List<String> SHORT_LIMITS =
            List.of("minute", "per second", "call frequency", "too many requests");
    private static final List<String> LONG_LIMITS = List.of("day", "daily", "month");
    private static final List<String> LIMITS = List.of("limit", "quota", "credits", "msg rate");

    private Refusals() {}

    /** What an answer that gives no price says, such as to a handshake. */
    static Refused of(Answer answer) {
        String said = answer.status() / 100 == 3 ? destination(answer) : Excerpt.of(answer.body());
        String detail = ("HTTP " + answer.status() + " " + said).strip();
        return new Refused(byStatus(answer.status(), answer.body()), detail, RetryAfter.of(answer));
    }

    /** By the words of a message; {@link Cause#FAILED} where they are none that are known. */
    static Refused of(String words) {
        return of(byWords(words), words, Optional.empty());
    }

    static Refused of(Cause cause, String words, Optional<Duration> retryAfter) {
        return new Refused(cause, Excerpt.of(words), retryAfter);
    }

    /** An answer that should have been a price, and is nothing that is understood. */
    static Refused notUnderstood(NotUnderstoodException wrong) {
        return new Refused(Cause.FAILED, wrong.detail(), Optional.empty());
    }

    static Cause byStatus(int status, String words) {
        if (status == 401 || status == 403) {
            return Cause.UNAUTHORIZED;
        }
        if (status == 429) {
            return byWords(words) == Cause.OUT_OF_QUOTA ? Cause.OUT_OF_QUOTA : Cause.RATE_LIMITED;
        }
        return status / 100 == 3 ? Cause.REDIRECTED : Cause.FAILED;
    }

    /** A message about the limit of a minute may mention that of a day, but not the other way round. */
    static Cause byWords(String words) {
        String text = words.toLowerCase(Locale.ROOT);
        if ((has(text, NAMES_OF_KEYS) && has(text, FAULTS_OF_KEYS)) || has(text, NOT_ALLOWED)) {
            return Cause.UNAUTHORIZED;
        }
        if (has(text, SHORT_LIMITS)) {
            return Cause.RATE_LIMITED;
        }
        if (has(text, LIMITS)) {
            return has(text, LONG_LIMITS) ? Cause.OUT_OF_QUOTA : Cause.RATE_LIMITED;
        }
        return Cause.FAILED;
    }

    private static boolean has(String text, List<String> words) {
        return words.stream().anyMatch(text::contains);
    }

    /** The host only: the rest may repeat our question, and its key. */
    private static String destination(Answer answer) {
        return answer.header("Location").stream()
                .flatMap(Refusals::host)
                .map(host -> "to " + Excerpt.of(host))
                .findFirst()
                .orElse("");
    }

    private static Stream<String> host(String location) {
        try {
            return Stream.ofNullable(URI.create(location).getHost());
        } catch (IllegalArgumentException noAddress) {
            return Stream.empty();
        }
    }
}
