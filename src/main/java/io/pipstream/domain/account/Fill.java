package io.pipstream.domain.account;

import io.pipstream.domain.market.Side;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One execution at one price. Immutable.
 *
 * @param orderId the order it executes; null where a trade's own exit, a client's close or a close-out did it
 * @param side what was dealt: closing a long sells
 * @param price in quote currency, of the instrument's digits
 */
public record Fill(@Nullable Long orderId, Side side, long units, BigDecimal price, FillExplanation explanation) {}
