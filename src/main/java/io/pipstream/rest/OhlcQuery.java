package io.pipstream.rest;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Ohlc;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which candles are asked for.
 *
 * @param from the first begins then or later
 * @param to the last begins before that
 */
record OhlcQuery(CandleInterval interval, int limit, Price price, Instant from, Instant to) {

    static final int MOST_CANDLES = 5_000;

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /** Which of its prices a candle shows. */
    enum Price {
        BID(Candle::bid),
        ASK(Candle::ask),
        MID(Candle::mid);

        @SuppressWarnings("ImmutableEnumChecker") // a function without state
        private final Function<Candle, Ohlc> prices;

        Price(Function<Candle, Ohlc> prices) {
            this.prices = prices;
        }

        Ohlc of(Candle candle) {
            return prices.apply(candle);
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws ProblemException 400 with every field that cannot be understood; what is left out has its usual value */
    static OhlcQuery of(
            @Nullable String interval,
            @Nullable String limit,
            @Nullable String price,
            @Nullable String from,
            @Nullable String to) {
        Map<String, String> wrong = new LinkedHashMap<>();
        CandleInterval chosenInterval = oneOf(
                "interval", interval, CandleInterval.ONE_HOUR, CandleInterval.values(), CandleInterval::code, wrong);
        int chosenLimit = limit(limit, wrong);
        Price chosenPrice = oneOf("price", price, Price.BID, Price.values(), Price::code, wrong);
        Instant begin = time("from", from, EARLIEST, wrong);
        Instant end = time("to", to, LATEST, wrong);
        if (wrong.isEmpty() && !begin.isBefore(end)) {
            wrong.put("to", "must be after from");
        }
        if (!wrong.isEmpty()) {
            throw Problem.wrongFields("The request for candles cannot be understood.", wrong)
                    .toException();
        }
        return new OhlcQuery(chosenInterval, chosenLimit, chosenPrice, begin, end);
    }

    private static <T> T oneOf(
            String field,
            @Nullable String text,
            T usual,
            T[] known,
            Function<T, String> code,
            Map<String, String> wrong) {
        String asked = stripped(text);
        if (asked.isEmpty()) {
            return usual;
        }
        return Arrays.stream(known)
                .filter(each -> code.apply(each).equals(asked))
                .findFirst()
                .orElseGet(() -> {
                    wrong.put(
                            field,
                            "must be one of " + Arrays.stream(known).map(code).collect(Collectors.joining(", ")));
                    return usual;
                });
    }

    private static int limit(@Nullable String text, Map<String, String> wrong) {
        String asked = stripped(text);
        if (asked.isEmpty()) {
            return 100;
        }
        try {
            int limit = Integer.parseInt(asked);
            if (limit >= 1 && limit <= MOST_CANDLES) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, as a number outside the range is
        }
        wrong.put("limit", "must be a whole number from 1 to " + MOST_CANDLES);
        return 1;
    }

    private static Instant time(String field, @Nullable String text, Instant usual, Map<String, String> wrong) {
        String asked = stripped(text);
        if (asked.isEmpty()) {
            return usual;
        }
        try {
            Instant time = OffsetDateTime.parse(asked).toInstant();
            if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
                return time;
            }
        } catch (DateTimeException notATime) {
            // refused below, as a time outside the range is
        }
        wrong.put(field, "must be a time such as 2026-01-15T12:00:00Z, from the year 1970 to 9998");
        return usual;
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
