package io.pipstream.feed.mt5;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A price as a terminal says it; it may be nonsense.
 *
 * @param time when its last tick was; empty if it does not say
 */
record TerminalPrice(BigDecimal bid, BigDecimal ask, Optional<TerminalTime> time) {}
