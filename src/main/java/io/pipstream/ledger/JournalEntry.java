package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an account, as it is told to clients. Immutable, and never changed once recorded.
 *
 * @param sequence rises by one per account, from 1, and never starts again
 * @param epoch changes when the account starts anew
 * @param time kept to the microsecond
 * @param type the kind of event, at most 64 characters
 * @param instrument what it was about, if it was about one
 * @param tradeId the trade it was about, if it was about one
 * @param amount what it added to the balance, in the account's currency, with 4 digits; none if it has nothing to do with money
 * @param text the message, as JSON
 */
public record JournalEntry(
        AccountId account,
        long sequence,
        String epoch,
        Instant time,
        String type,
        @Nullable String instrument,
        @Nullable Long tradeId,
        @Nullable BigDecimal amount,
        String text) {

    private static final int DIGITS = 4;

    /** @throws ArithmeticException if the amount has more than 4 digits after the point */
    public JournalEntry {
        time = Microseconds.of(time);
        amount = amount == null ? null : amount.setScale(DIGITS);
    }
}
