package io.pipstream.mt5;

import io.pipstream.domain.order.Tags;

/** The number by which a program knows its own trades: kept as the source of the order's signal, {@code magic 42}. */
public final class Magic {

    private static final String PREFIX = "magic ";

    private Magic() {}

    static Tags tags(long magic, String comment) {
        return new Tags(null, null, magic == 0 ? null : PREFIX + magic, comment.isBlank() ? null : comment);
    }

    /** 0 for none. */
    public static long of(Tags tags) {
        String source = tags.signalSource();
        if (source == null || !source.startsWith(PREFIX)) {
            return 0;
        }
        try {
            return Long.parseLong(source.substring(PREFIX.length()));
        } catch (NumberFormatException somebodyElses) {
            return 0;
        }
    }

    /** Empty for none. */
    public static String comment(Tags tags) {
        String notes = tags.notes();
        return notes == null ? "" : notes;
    }
}
