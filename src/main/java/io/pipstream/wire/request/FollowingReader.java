package io.pipstream.wire.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads how an account wants to follow a source of signals. */
public final class FollowingReader {

    private static final int DIGITS = 4;
    private static final int MOST_A_DAY = 1_000;
    private static final BigDecimal LEAST = new BigDecimal("0.0001");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_PIPS = BigDecimal.valueOf(1_000);
    private static final long LONGEST_AGE_SECONDS = Duration.ofDays(1).toSeconds();

    private FollowingReader() {}

    /**
     * What was asked for. Immutable.
     *
     * @param active null, as any other, for what was left out
     * @param maximumAge whole seconds
     */
    public record Following(
            @Nullable Boolean active,
            @Nullable BigDecimal riskPercent,
            @Nullable BigDecimal leastConfidence,
            @Nullable Duration maximumAge,
            @Nullable BigDecimal maximumDeviationPips,
            @Nullable Integer mostADay,
            @Nullable BigDecimal mostLossPercentADay) {}

    public static Following read(JsonNode body) throws WrongFieldsException {
        Fields fields = Fields.of(body);
        Long age = fields.whole("maximum_age", 1, LONGEST_AGE_SECONDS);
        Long mostADay = fields.whole("most_a_day", 1, MOST_A_DAY);
        Following following = new Following(
                fields.flag("active"),
                fields.number("risk_percent", LEAST, BigDecimal.TEN, DIGITS),
                fields.number("least_confidence", BigDecimal.ZERO, HUNDRED, DIGITS),
                age == null ? null : Duration.ofSeconds(age),
                fields.number("maximum_deviation_pips", BigDecimal.ZERO, MOST_PIPS, DIGITS),
                mostADay == null ? null : mostADay.intValue(),
                fields.number("most_loss_percent_a_day", LEAST, HUNDRED, DIGITS));
        fields.refuseIfWrong();
        return following;
    }
}
