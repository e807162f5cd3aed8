package io.pipstream.mt5.dwx;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** Times as MetaTrader writes them, {@code 2026.01.15 12:00:00}; the server's time is UTC. */
final class DwxTimes {

    private static final int LONGEST = 32;
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .appendPattern("uuuu.MM.dd[ HH:mm[:ss]]")
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("uuuu.MM.dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter TO_THE_MINUTE =
            DateTimeFormatter.ofPattern("uuuu.MM.dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private DwxTimes() {}

    /** With or without seconds, and without a time of day; {@code 2026-01-15} does as well. Empty for anything else. */
    static Optional<Instant> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Instant time = LocalDateTime.parse(text.strip().replace('-', '.').replace('T', ' '), READ)
                    .toInstant(ZoneOffset.UTC);
            return Optional.of(time).filter(each -> !each.isBefore(Instant.EPOCH) && each.isBefore(END));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    static String toTheSecond(Instant time) {
        return TO_THE_SECOND.format(time);
    }

    static String toTheMinute(Instant time) {
        return TO_THE_MINUTE.format(time);
    }
}
