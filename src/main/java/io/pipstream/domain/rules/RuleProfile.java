package io.pipstream.domain.rules;

import io.pipstream.domain.account.RuleProfileName;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The rules that an account trades under. Immutable.
 *
 * @param sides whether both sides of an instrument may be open at once
 * @param closing which trade may be closed
 * @param marginCallLevel equity for each unit of margin used below which the margin call comes; 1 is 100 %
 * @param closeOutLevel and below which trades are closed; 0.5 is 50 %
 * @param mostTrades open at once
 * @param mostOrders waiting at once
 * @param citation the regulation as a reject cites it; null where there is none
 */
public record RuleProfile(
        RuleProfileName name,
        Sides sides,
        Closing closing,
        MarginRates margins,
        BigDecimal marginCallLevel,
        BigDecimal closeOutLevel,
        CloseOut closeOut,
        NegativeBalance negativeBalance,
        int mostTrades,
        int mostOrders,
        @Nullable String citation) {

    /** @throws IllegalArgumentException if a level or a limit makes no sense */
    public RuleProfile {
        if (closeOutLevel.signum() < 0 || closeOutLevel.compareTo(marginCallLevel) > 0) {
            throw new IllegalArgumentException("The close-out level must be 0 to the margin call level, not %s of %s"
                    .formatted(closeOutLevel, marginCallLevel));
        }
        if (mostTrades < 1 || mostOrders < 1) {
            throw new IllegalArgumentException(
                    "At least one trade and one order, not %d and %d".formatted(mostTrades, mostOrders));
        }
    }

    /** Whether both sides of an instrument may be open at once. */
    public enum Sides {
        /** An opposite order closes first, and is refused if it insists on opening. */
        ONE,
        /** Each order opens a trade unless it asks to reduce. */
        BOTH
    }

    /** Which of several trades may be closed. */
    public enum Closing {
        /** The oldest, or the oldest of the same size. */
        FIRST_IN_FIRST_OUT,
        /** Any. */
        ANY
    }

    /** What a close-out closes. */
    public enum CloseOut {
        /** The trade that loses most, and the next, until the level is kept again. */
        LARGEST_LOSER_FIRST,
        /** Everything. */
        ALL_AT_ONCE
    }

    /** Who bears a balance below zero. */
    public enum NegativeBalance {
        /** The broker: it is made up for. */
        PROTECTED,
        /** The trader. */
        OWED
    }
}
