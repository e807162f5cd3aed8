package io.pipstream.domain.account;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An account's money at one moment, in its currency. Immutable.
 *
 * @param unrealised what its open trades would gain if closed now
 * @param equity balance and unrealised together
 * @param marginUsed what is held for the open trades
 * @param marginFree equity without what is held; may be negative
 * @param marginLevel equity for each unit of margin used, 1 is 100 %; null while nothing is held
 */
public record AccountSummary(
        BigDecimal balance,
        BigDecimal unrealised,
        BigDecimal equity,
        BigDecimal marginUsed,
        BigDecimal marginFree,
        @Nullable BigDecimal marginLevel) {}
