package io.pipstream.signal;

import java.time.Instant;

/**
 * Who gives signals.
 *
 * @param signals how many it gave
 * @param newest when its last one was received
 */
public record SignalSource(String name, long signals, Instant newest) {}
