package io.pipstream.notification.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/**
 * How long a receiver asks us to wait: a number of seconds, or a moment, which is compared with the receiver's own
 * {@code Date}, so that no clock matters.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-retry-after">RFC 9110, 10.2.3</a>
 */
final class RetryAfter {

    private static final Predicate<String> SECONDS =
            Pattern.compile("[0-9]{1,9}").asMatchPredicate();

    private RetryAfter() {}

    static Optional<Duration> of(HttpResponse answer) {
        Optional<String> asked = header(answer, "Retry-After");
        return asked.filter(SECONDS)
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .or(() -> asked.flatMap(RetryAfter::date)
                        .flatMap(until -> header(answer, "Date")
                                .flatMap(RetryAfter::date)
                                .map(now -> Duration.between(now, until))))
                .filter(wait -> !wait.isNegative());
    }

    private static Optional<String> header(HttpResponse answer, String name) {
        return Optional.ofNullable(answer.getFirstHeader(name)).map(Header::getValue);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
