package io.pipstream.signal;

import java.time.Instant;

/**
 * An execution with what tells its signal. Immutable.
 *
 * @param instrument its symbol
 * @param receivedAt when the signal came
 */
public record ListedExecution(
        Execution execution, String signalId, String source, String instrument, Instant receivedAt) {}
