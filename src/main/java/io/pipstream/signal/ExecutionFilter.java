package io.pipstream.signal;

import io.pipstream.domain.account.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which of an account's executions somebody wants to see.
 *
 * @param since of signals received then or later
 */
public record ExecutionFilter(
        AccountId account, Optional<Execution.State> state, Optional<String> source, Optional<Instant> since) {}
