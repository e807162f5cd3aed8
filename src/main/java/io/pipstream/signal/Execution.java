package io.pipstream.signal;

import io.pipstream.domain.account.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a signal in an account that follows its source. Immutable.
 *
 * @param reason why it was left alone or refused, such as {@code too_old}; null if it was not
 * @param detail a sentence with the numbers that decided
 * @param units of the order that was placed
 * @param decidedAt null while pending
 */
public record Execution(
        long signalSequence,
        AccountId account,
        State state,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable Long units,
        @Nullable Long orderId,
        @Nullable Long tradeId,
        Instant createdAt,
        @Nullable Instant decidedAt) {

    /** How far it got. */
    public enum State {
        /** To be decided. */
        PENDING,
        /** An order was accepted. */
        EXECUTED,
        /** Left alone, or refused by the broker. */
        REJECTED
    }
}
