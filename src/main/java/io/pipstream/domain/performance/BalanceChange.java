package io.pipstream.domain.performance;

import io.pipstream.domain.market.Instrument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One change of an account's balance. Immutable.
 *
 * @param amount in the account's currency, positive when the balance rose
 * @param instrument whose trade changed the balance; empty for a transfer, and for what belongs to no instrument
 */
public record BalanceChange(Instant time, BigDecimal amount, Kind kind, Optional<Instrument> instrument) {

    /** Why a balance changed. */
    public enum Kind {
        /** A trade, or a part of one, was closed. */
        REALISED,
        /** Interest for holding over the daily rollover. */
        FINANCING,
        /** Money that was put in or taken out, or forgiven below zero: nobody traded for it. */
        TRANSFER;

        /** Whether trading made it, so that it counts as gain or loss. */
        public boolean isResult() {
            return this != TRANSFER;
        }
    }

    /** The part of the amount that trading made: all of it, or nothing. */
    public BigDecimal result() {
        return kind.isResult() ? amount : BigDecimal.ZERO;
    }
}
