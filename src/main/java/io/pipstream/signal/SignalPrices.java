package io.pipstream.signal;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.market.Instrument;
import io.pipstream.signal.Signal.Direction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The prices of a signal. Stop and targets are prices, or pips from the entry ({@code stop_loss_pips}), which are rounded to
 * the instrument's digits; the stop is on one side of the entry, the targets are on the other.
 */
final class SignalPrices {

    /** What is kept must be readable again, and a number of more than 40 characters is not. */
    private static final BigDecimal TOO_LARGE = new BigDecimal("1000000000");

    private static final BigDecimal MOST_PIPS = BigDecimal.valueOf(100_000);
    private static final int MOST_DIGITS = 40;

    private final JsonNode json;
    private final @Nullable Instrument instrument;
    private final @Nullable Direction direction;
    private final WrongFields wrong;

    /**
     * @param instrument null if it is wrong itself
     * @param direction null if it is wrong itself
     */
    SignalPrices(JsonNode json, @Nullable Instrument instrument, @Nullable Direction direction, WrongFields wrong) {
        this.json = json;
        this.instrument = instrument;
        this.direction = direction;
        this.wrong = wrong;
    }

    /** A side of the entry. */
    private enum Level {
        STOP,
        TARGET;

        boolean isAbove(Direction direction) {
            return (direction == Direction.BUY) == (this == TARGET);
        }
    }

    /** Null if it is wrong. */
    @Nullable
    BigDecimal entry() {
        return price("entry_price");
    }

    /** Null if it is wrong. */
    @Nullable
    BigDecimal stop(@Nullable BigDecimal entry) {
        return level(Level.STOP, "stop_loss", entry);
    }

    /** Empty if it is wrong, or there is none; the first one is needed. */
    Optional<BigDecimal> target(int number, @Nullable BigDecimal entry) {
        String field = "take_profit_" + number;
        if (number > 1 && !json.hasNonNull(field) && !json.hasNonNull(inPips(field))) {
            return Optional.empty();
        }
        return Optional.ofNullable(level(Level.TARGET, field, entry));
    }

    private static String inPips(String field) {
        return field + "_pips";
    }

    private @Nullable BigDecimal level(Level level, String field, @Nullable BigDecimal entry) {
        if (!json.hasNonNull(inPips(field))) {
            BigDecimal price = price(field);
            requireSide(level, field, price, entry);
            return price;
        }
        if (json.hasNonNull(field)) {
            wrong.add(inPips(field), "and " + field + " are two ways to say the same: give one");
            return null;
        }
        BigDecimal price = priceOfPips(level, inPips(field), entry);
        requireSide(level, inPips(field), price, entry);
        return price;
    }

    private @Nullable BigDecimal price(String field) {
        JsonNode price = json.path(field);
        if (!price.isNumber()) {
            wrong.add(field, "must be a number");
            return null;
        }
        return instrument == null ? null : price(instrument, field, price.decimalValue());
    }

    private @Nullable BigDecimal price(Instrument known, String field, BigDecimal price) {
        if (price.compareTo(TOO_LARGE) >= 0) {
            wrong.add(field, "must be below " + TOO_LARGE.toPlainString());
            return null;
        }
        try {
            return known.price(price);
        } catch (IllegalArgumentException notAPrice) {
            wrong.add(field, "is wrong: " + notAPrice.getMessage());
            return null;
        }
    }

    private @Nullable BigDecimal priceOfPips(Level level, String field, @Nullable BigDecimal entry) {
        JsonNode given = json.path(field);
        BigDecimal pips = given.isNumber() ? given.decimalValue() : BigDecimal.ZERO;
        if (pips.signum() <= 0 || pips.compareTo(MOST_PIPS) > 0 || pips.scale() > MOST_DIGITS) {
            wrong.add(field, "must be a number of pips above 0, at most " + MOST_PIPS);
            return null;
        }
        if (instrument == null || direction == null || entry == null) {
            return null;
        }
        BigDecimal distance = pips.multiply(instrument.terms().pip());
        BigDecimal price = level.isAbove(direction) ? entry.add(distance) : entry.subtract(distance);
        return price(instrument, field, price.setScale(instrument.terms().priceDigits(), RoundingMode.HALF_EVEN));
    }

    private void requireSide(Level level, String field, @Nullable BigDecimal price, @Nullable BigDecimal entry) {
        if (direction == null || price == null || entry == null) {
            return;
        }
        boolean above = level.isAbove(direction);
        if (price.compareTo(entry) * (above ? 1 : -1) <= 0) {
            wrong.add(
                    field,
                    "must be " + (above ? "above" : "below") + " entry_price to "
                            + direction.name().toLowerCase(Locale.ROOT));
        }
    }
}
