package io.pipstream.domain.engine;

import io.pipstream.domain.order.Refusal;
import io.pipstream.domain.rules.MarginRates.MarginRate;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order would do if it were placed now, without the part that chance has in it. Amounts are in the account's
 * currency. Immutable.
 *
 * @param refusal why it would be refused; null if it would not
 * @param forecast the numbers; null if it is refused before there are any, as where no price is known
 */
public record PreTradeCheck(
        @Nullable Refusal refusal, @Nullable Forecast forecast) {

    /**
     * The numbers of an order. For one that waits they are those of filling it now.
     *
     * @param price what it would be filled at, in quote currency; its own price for an order that waits
     * @param marginRequired for the units it opens; 0 if it only reduces
     * @param marginFreeAfter once it is filled and has paid its spread; negative if the margin does not suffice
     * @param pipValue what one pip is worth on all its units, not rounded
     * @param spreadCost half the spread, on all its units
     * @param closes the trades that it would close or reduce, in the order in which it would
     * @param marginRate the part of its value to be held, and the rule that says so
     */
    public record Forecast(
            BigDecimal price,
            BigDecimal marginRequired,
            BigDecimal marginFreeAfter,
            BigDecimal pipValue,
            BigDecimal spreadCost,
            List<Long> closes,
            MarginRate marginRate) {}

    public boolean isAccepted() {
        return refusal == null;
    }
}
