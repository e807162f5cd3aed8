package io.pipstream.signal;

import io.pipstream.domain.market.Instrument;
import java.time.Instant;
import java.util.Optional;

/**
 * Which signals somebody wants to see.
 *
 * @param since received then or later
 * @param after only those with a greater sequence; 0 for all
 */
public record SignalFilter(
        Optional<String> source, Optional<Instrument> instrument, Optional<Instant> since, long after) {}
