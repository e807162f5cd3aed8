package io.pipstream.feed.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.market.Ohlc;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The four prices of a bar, as a source gave them; none is out of all proportion, but they may contradict each other. */
public record Prices(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {

    private static final BigDecimal TOO_LARGE = new BigDecimal("1000000000");
    private static final int LONGEST = 40;

    /** Empty if one of them is missing or cannot be a price. */
    public static Optional<Prices> of(JsonNode open, JsonNode high, JsonNode low, JsonNode close) {
        return price(open)
                .flatMap(first -> price(high)
                        .flatMap(highest -> price(low)
                                .flatMap(
                                        lowest -> price(close).map(last -> new Prices(first, highest, lowest, last)))));
    }

    public Prices each(UnaryOperator<BigDecimal> change) {
        return new Prices(change.apply(open), change.apply(high), change.apply(low), change.apply(close));
    }

    /** @throws IllegalArgumentException if the high or the low is not that */
    public Ohlc ohlc() {
        return new Ohlc(open, high, low, close);
    }

    public boolean isAbove(Prices other) {
        return open.compareTo(other.open) > 0
                || high.compareTo(other.high) > 0
                || low.compareTo(other.low) > 0
                || close.compareTo(other.close) > 0;
    }

    public boolean arePositive() {
        return open.signum() > 0 && high.signum() > 0 && low.signum() > 0 && close.signum() > 0;
    }

    private static Optional<BigDecimal> price(JsonNode node) {
        if (node.isNumber()) {
            return sane(node.decimalValue());
        }
        if (!node.isTextual() || node.textValue().length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return sane(new BigDecimal(node.textValue()));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /** Looks at length first: rounding a number such as 1E-999999999 would fill the memory. */
    private static Optional<BigDecimal> sane(BigDecimal price) {
        return price.precision() > LONGEST
                        || Math.abs((long) price.scale()) > LONGEST
                        || price.abs().compareTo(TOO_LARGE) >= 0
                ? Optional.empty()
                : Optional.of(price);
    }
}
