package io.pipstream.rest;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Understands the parameters of one query and remembers what is wrong with them; {@link #refuseIfWrong} tells of all. A
 * parameter that is blank is as one that is not there.
 */
public final class QueryFields {

    private static final int LONGEST_NUMBER = 40;

    private final Map<String, String> wrong = new LinkedHashMap<>();

    /** The text without blanks around it; empty for none. */
    public static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** @throws ProblemException 404 if no instrument is called so */
    public static Instrument instrument(String name, Instruments instruments) {
        return instruments
                .find(name)
                .orElseThrow(() ->
                        Problem.unknownSymbols(List.of(SymbolList.shown(name))).toException());
    }

    /** @param rule goes on after the field's name: {@code must be positive} */
    public void wrong(String field, String rule) {
        wrong.putIfAbsent(field, rule);
    }

    /** @throws ProblemException 400 with every wrong field */
    public void refuseIfWrong() {
        if (!wrong.isEmpty()) {
            throw Problem.wrongFields("The query cannot be understood.", wrong).toException();
        }
    }

    public int whole(String field, @Nullable String text, int usual, int least, int most) {
        return (int) whole(field, text, (long) usual, least, most);
    }

    public long whole(String field, @Nullable String text, long usual, long least, long most) {
        return optionalWhole(field, text, least, most).orElse(usual);
    }

    /** Empty if it is not there, or wrong. */
    public Optional<Long> optionalWhole(String field, @Nullable String text, long least, long most) {
        String asked = stripped(text);
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(asked);
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // refused below, as a number outside the range is
        }
        wrong(field, "must be a whole number from %d to %d".formatted(least, most));
        return Optional.empty();
    }

    /** A number above 0 and at most {@code most}; empty if it is not there, or wrong. */
    Optional<BigDecimal> positive(String field, @Nullable String text, BigDecimal most) {
        String asked = stripped(text);
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(asked.substring(0, Math.min(asked.length(), LONGEST_NUMBER + 1)));
            if (asked.length() <= LONGEST_NUMBER
                    && Math.abs((long) number.scale()) <= LONGEST_NUMBER
                    && number.signum() > 0
                    && number.compareTo(most) <= 0) {
                return Optional.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // refused below, as a number outside the range is
        }
        wrong(field, "must be a number above 0, at most " + most.toPlainString());
        return Optional.empty();
    }

    /** Exactly one of two parameters must be there. */
    void oneOf(String one, @Nullable String first, String other, @Nullable String second) {
        boolean hasFirst = !stripped(first).isEmpty();
        if (hasFirst && !stripped(second).isEmpty()) {
            wrong(other, "cannot be there beside " + one);
        } else if (!hasFirst && stripped(second).isEmpty()) {
            wrong(one, "is required, or " + other);
        }
    }

    /** A price with no more digits than the instrument has; empty if it is not there, or wrong. */
    Optional<BigDecimal> price(String field, @Nullable String text, Instrument instrument) {
        Optional<BigDecimal> number = positive(field, text, new BigDecimal("1000000000"));
        try {
            return number.map(instrument::price);
        } catch (IllegalArgumentException notAPrice) {
            wrong(
                    field,
                    "must be a price with at most %d digits after the point"
                            .formatted(instrument.terms().priceDigits()));
            return Optional.empty();
        }
    }

    /** One of the enum's names, in capitals or not; empty if it is not there, or wrong. */
    public <E extends Enum<E>> Optional<E> choice(String field, @Nullable String text, Class<E> type) {
        String asked = stripped(text);
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equalsIgnoreCase(asked))
                .findFirst();
        if (!asked.isEmpty() && found.isEmpty()) {
            wrong(
                    field,
                    "must be one of "
                            + Arrays.stream(type.getEnumConstants())
                                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", ")));
        }
        return found;
    }

    /** A zone as IANA or ISO 8601 names it; UTC if it is not there, or wrong. */
    ZoneId zone(String field, @Nullable String text) {
        String asked = stripped(text);
        try {
            if (!asked.isEmpty()) {
                return ZoneId.of(asked);
            }
        } catch (DateTimeException unknown) {
            wrong(field, "must be a time zone such as Europe/London, UTC or -05:00");
        }
        return ZoneOffset.UTC;
    }

    /** Empty if it is not there, or too long. */
    public Optional<String> label(String field, @Nullable String text, int longest) {
        String asked = stripped(text);
        if (asked.length() > longest || asked.indexOf('\0') >= 0) {
            wrong(field, "must be a text of at most " + longest + " characters");
            return Optional.empty();
        }
        return asked.isEmpty() ? Optional.empty() : Optional.of(asked);
    }
}
