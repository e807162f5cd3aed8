package io.pipstream.feed.mt5;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.feed.live.Excerpt;
import io.pipstream.feed.live.NotUnderstoodException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time as a terminal says it: {@code 2025.11.22 10:15:30} or the same number of seconds since 1970, both by the clock of the
 * broker's server, or ISO 8601, with a zone or without. Immutable.
 *
 * @param shown by the terminal's clock, or by UTC if it is absolute
 * @param isAbsolute whether it came with a zone
 */
record TerminalTime(LocalDateTime shown, boolean isAbsolute) {

    /** The clocks of the earth are that far ahead of UTC at most. */
    static final Duration MOST_AHEAD = Duration.ofHours(14);

    static final Duration MOST_BEHIND = Duration.ofHours(12);

    private static final int LONGEST = 40;
    private static final long MILLIS_FROM = 100_000_000_000L;
    private static final int FIRST_YEAR = 1_970;
    private static final int LAST_YEAR = 9_998;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
    private static final Pattern DATE_WITH_POINTS = Pattern.compile("^([0-9]{4})\\.([0-9]{2})\\.([0-9]{2})");
    private static final Pattern DATE_ALONE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern WITH_ZONE = Pattern.compile(".*(?:Z|[+-][0-9]{2}:[0-9]{2})");

    /** @throws NotUnderstoodException if it is no time: a price must not pass as new because its time is broken */
    static TerminalTime of(JsonNode said) throws NotUnderstoodException {
        try {
            TerminalTime time = said.isIntegralNumber() && said.canConvertToLong()
                    ? ofNumber(said.longValue())
                    : ofText(said.textValue());
            if (time.shown.getYear() >= FIRST_YEAR && time.shown.getYear() <= LAST_YEAR) {
                return time;
            }
        } catch (DateTimeException noTime) {
            // told below, as what is no time at all
        }
        throw new NotUnderstoodException("no time: " + Excerpt.of(said.toString()));
    }

    /** The terminal's own time is a number of seconds since 1970 by its clock, not by UTC. */
    private static TerminalTime ofNumber(long number) {
        boolean isMillis = Math.abs(number) >= MILLIS_FROM;
        Instant asIfUtc = isMillis ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        return new TerminalTime(LocalDateTime.ofInstant(asIfUtc, ZoneOffset.UTC), false);
    }

    private static TerminalTime ofText(@Nullable String said) {
        if (said == null || said.length() > LONGEST) {
            throw new DateTimeException("no text of a time");
        }
        String text = said.strip();
        if (NUMBER.matcher(text).matches()) {
            return ofNumber(Long.parseLong(text));
        }
        String dashed = DATE_WITH_POINTS.matcher(text).replaceFirst("$1-$2-$3");
        if (DATE_ALONE.matcher(dashed).matches()) {
            return new TerminalTime(LocalDate.parse(dashed).atStartOfDay(), false);
        }
        String iso = dashed.replaceFirst(" ", "T");
        if (WITH_ZONE.matcher(iso).matches()) {
            Instant time = OffsetDateTime.parse(iso).toInstant();
            return new TerminalTime(LocalDateTime.ofInstant(time, ZoneOffset.UTC), true);
        }
        return new TerminalTime(LocalDateTime.parse(iso), false);
    }

    /** Empty if it has no zone of its own, and none is given. */
    Optional<Instant> in(Optional<TerminalZone> zone) {
        return isAbsolute ? Optional.of(asIfUtc()) : zone.map(known -> known.instant(shown));
    }

    /** When it is in the zone; without one, now, as far as any zone on earth allows. */
    Instant near(Instant now, Optional<TerminalZone> zone) {
        return in(zone).orElseGet(() -> {
            Instant earliest = asIfUtc().minus(MOST_AHEAD);
            Instant latest = asIfUtc().plus(MOST_BEHIND);
            if (now.isBefore(earliest)) {
                return earliest;
            }
            return now.isAfter(latest) ? latest : now;
        });
    }

    private Instant asIfUtc() {
        return shown.toInstant(ZoneOffset.UTC);
    }
}
