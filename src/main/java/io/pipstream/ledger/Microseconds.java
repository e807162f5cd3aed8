package io.pipstream.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The precision of time in both databases: what is recorded is what is read again. */
final class Microseconds {

    private Microseconds() {}

    static Instant of(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    static OffsetDateTime column(Instant time) {
        return of(time).atOffset(ZoneOffset.UTC);
    }

    /** Null for none. */
    static @Nullable OffsetDateTime optionalColumn(@Nullable Instant time) {
        return time == null ? null : column(time);
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime column) {
        return column == null ? null : column.toInstant();
    }
}
