package io.pipstream.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the journal that changed the balance, without its message.
 *
 * @param type the kind of event
 * @param instrument what it was about, if it was about one
 * @param amount what it added to the balance, in the account's currency, with 4 digits
 */
public record MoneyEntry(
        long sequence, Instant time, String type, @Nullable String instrument, BigDecimal amount) {}
