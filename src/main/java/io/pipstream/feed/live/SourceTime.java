package io.pipstream.feed.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of sources. One that is not there is null; one that is no time is not understood, for a price must not pass
 * as new because its time is broken.
 */
final class SourceTime {

    private static final DateTimeFormatter DATE_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int LONGEST_TEXT = 40;

    private SourceTime() {}

    /** Whole seconds since 1970. */
    static @Nullable Instant seconds(JsonNode object, String field) throws NotUnderstoodException {
        return SourceJson.has(object, field) ? ofSeconds(whole(object, field)) : null;
    }

    /** Whole milliseconds since 1970. */
    static @Nullable Instant millis(JsonNode object, String field) throws NotUnderstoodException {
        return SourceJson.has(object, field) ? Instant.ofEpochMilli(whole(object, field)) : null;
    }

    static Instant millis(String text) throws NotUnderstoodException {
        try {
            return Instant.ofEpochMilli(Long.parseLong(text));
        } catch (NumberFormatException notANumber) {
            throw noTime(text);
        }
    }

    /** {@code 2019-05-28T13:06:32.682119462Z}, with up to nine digits of a second. */
    static @Nullable Instant iso(JsonNode object, String field) throws NotUnderstoodException {
        if (!SourceJson.has(object, field)) {
            return null;
        }
        String text = object.path(field).asText();
        if (text.length() > LONGEST_TEXT) {
            throw noTime(text);
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException wrong) {
            throw noTime(text);
        }
    }

    /** {@code 2026-01-01 00:00:01} in a zone such as {@code UTC}. */
    static Instant local(String text, String zone) throws NotUnderstoodException {
        try {
            return LocalDateTime.parse(text, DATE_AND_TIME)
                    .atZone(ZoneId.of(zone))
                    .toInstant();
        } catch (DateTimeException wrong) {
            throw noTime(text + " " + zone);
        }
    }

    private static Instant ofSeconds(long seconds) throws NotUnderstoodException {
        try {
            return Instant.ofEpochSecond(seconds);
        } catch (DateTimeException beyond) {
            throw noTime(Long.toString(seconds));
        }
    }

    private static long whole(JsonNode object, String field) throws NotUnderstoodException {
        JsonNode value = object.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw noTime(value.toString());
        }
        return value.longValue();
    }

    private static NotUnderstoodException noTime(String text) {
        return new NotUnderstoodException("no time: " + Excerpt.of(text));
    }
}
