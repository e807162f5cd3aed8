package io.pipstream.feed.replay;

import java.math.BigDecimal;
import java.time.Instant;

/** A two-way price of a recording. */
public record Tick(Instant time, BigDecimal bid, BigDecimal ask) implements ReplayItem {}
