package io.pipstream.feed;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A quote as a client sent it; nothing about it is known to be right.
 *
 * @param symbol any spelling of an instrument
 * @param time when it held; null for now
 */
public record PushedQuote(
        String symbol,
        BigDecimal bid,
        BigDecimal ask,
        @Nullable Instant time) {}
