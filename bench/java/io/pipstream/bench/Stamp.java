package io.pipstream.bench;

/** Reads ISO-8601 times from message bytes without making garbage: a parse per message must cost next to nothing. */
final class Stamp {
    private static final byte[] KEY = {'"', 't', 'i', 'm', 'e', '"', ':', '"'};
    private static final long MICROS_PER_SECOND = 1_000_000;

    private Stamp() {}

    /** Where the next time begins at or after {@code from}, or −1 when the text has no further one. */
    static int find(byte[] text, int from, int end) {
        for (int at = from; at <= end - KEY.length; at++) {
            if (text[at + 1] == 't' && matches(text, at)) {
                return at + KEY.length;
            }
        }
        return -1;
    }

    /** Microseconds since 1970 of a time like {@code 2026-11-22T18:30:00.123456Z}; an offset may stand for the Z. */
    static long epochMicros(byte[] text, int at) {
        long days = epochDay(number(text, at, 4), number(text, at + 5, 2), number(text, at + 8, 2));
        long seconds = days * 86_400
                + number(text, at + 11, 2) * 3_600
                + number(text, at + 14, 2) * 60
                + number(text, at + 17, 2);
        int next = at + 19;
        long micros = 0;
        if (text[next] == '.') {
            long unit = MICROS_PER_SECOND / 10;
            for (next++; isDigit(text[next]); next++, unit /= 10) {
                micros += unit * (text[next] - '0');
            }
        }
        return (seconds - offsetSeconds(text, next)) * MICROS_PER_SECOND + micros;
    }

    private static long offsetSeconds(byte[] text, int at) {
        if (text[at] != '+' && text[at] != '-') {
            return 0;
        }
        long seconds = number(text, at + 1, 2) * 3_600 + number(text, at + 4, 2) * 60;
        return text[at] == '+' ? seconds : -seconds;
    }

    /** Howard Hinnant's days_from_civil: the year begins in March, so the leap day is its last. */
    private static long epochDay(long year, long month, long day) {
        long shifted = month <= 2 ? year - 1 : year;
        long dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468;
    }

    private static boolean matches(byte[] text, int at) {
        for (int i = 0; i < KEY.length; i++) {
            if (text[at + i] != KEY[i]) {
                return false;
            }
        }
        return true;
    }

    private static long number(byte[] text, int at, int digits) {
        long value = 0;
        for (int i = at; i < at + digits; i++) {
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
