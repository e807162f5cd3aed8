package io.pipstream.feed.live;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How long a source asks us to wait. Where it names a moment, that is compared with the source's own {@code Date}, so neither a
 * clock of ours nor one that goes wrong matters.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-retry-after">RFC 9110, 10.2.3</a>
 */
final class RetryAfter {

    /** No limit lasts longer than a day, so a longer wait is a mistake. */
    static final Duration LONGEST = Duration.ofDays(1);

    private static final Predicate<String> SECONDS =
            Pattern.compile("[0-9]{1,10}").asMatchPredicate();

    private RetryAfter() {}

    /** By {@code Retry-After}, or by {@code X-Ratelimit-Reset}, which is in seconds since 1970. */
    static Optional<Duration> of(Answer answer) {
        Optional<Instant> sent = answer.header("Date").flatMap(RetryAfter::date);
        return answer.header("Retry-After")
                .flatMap(text -> asked(text.strip(), sent))
                .or(() -> answer.header("X-Ratelimit-Reset")
                        .map(String::strip)
                        .filter(SECONDS)
                        .flatMap(text -> until(Instant.ofEpochSecond(Long.parseLong(text)), sent)))
                .map(RetryAfter::bounded);
    }

    private static Optional<Duration> asked(String text, Optional<Instant> sent) {
        return SECONDS.test(text)
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : date(text).flatMap(moment -> until(moment, sent));
    }

    private static Optional<Duration> until(Instant moment, Optional<Instant> sent) {
        return sent.map(then -> Duration.between(then, moment));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
