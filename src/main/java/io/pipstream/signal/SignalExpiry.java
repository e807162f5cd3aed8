package io.pipstream.signal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Until when a signal holds: a time, or seconds from now. */
final class SignalExpiry {

    private static final String AT = "expires_at";
    private static final String IN = "expires_in";
    private static final int LONGEST_TIME = 40;
    private static final long MOST_SECONDS = Duration.ofDays(7).toSeconds();
    private static final Duration FARTHEST = Duration.ofDays(366);

    private final JsonNode json;
    private final Instant now;
    private final WrongFields wrong;

    SignalExpiry(JsonNode json, Instant now, WrongFields wrong) {
        this.json = json;
        this.now = now;
        this.wrong = wrong;
    }

    /** Empty if there is none, or it is wrong. Kept to the microsecond. */
    Optional<Instant> read() {
        if (json.hasNonNull(AT) && json.hasNonNull(IN)) {
            wrong.add(IN, "and " + AT + " are two ways to say the same: give one");
            return Optional.empty();
        }
        Optional<Instant> expiry = json.hasNonNull(AT) ? at(json.path(AT)) : in(json.path(IN));
        return expiry.map(time -> time.truncatedTo(ChronoUnit.MICROS));
    }

    private Optional<Instant> at(JsonNode given) {
        Optional<Instant> time = time(given);
        if (time.isEmpty()) {
            wrong.add(AT, "must be a time in ISO 8601 with offset, such as 2026-01-15T12:00:00Z");
            return time;
        }
        if (!time.get().isAfter(now)) {
            wrong.add(AT, "must not be past");
            return Optional.empty();
        }
        if (time.get().isAfter(now.plus(FARTHEST))) {
            wrong.add(AT, "must be at most " + FARTHEST.toDays() + " days ahead");
            return Optional.empty();
        }
        return time;
    }

    private static Optional<Instant> time(JsonNode given) {
        if (!given.isTextual() || given.textValue().length() > LONGEST_TIME) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(given.textValue()).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private Optional<Instant> in(JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            return Optional.empty();
        }
        if (given.isNumber() && isWholeInRange(given.decimalValue())) {
            return Optional.of(now.plusSeconds(given.decimalValue().longValue()));
        }
        wrong.add(IN, "must be a whole number of seconds from 1 to " + MOST_SECONDS);
        return Optional.empty();
    }

    private static boolean isWholeInRange(BigDecimal seconds) {
        return seconds.compareTo(BigDecimal.ONE) >= 0
                && seconds.compareTo(BigDecimal.valueOf(MOST_SECONDS)) <= 0
                && seconds.stripTrailingZeros().scale() <= 0;
    }
}
