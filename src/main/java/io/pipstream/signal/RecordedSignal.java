package io.pipstream.signal;

import io.pipstream.access.UserId;
import java.time.Instant;

/**
 * A signal in its place among all signals. Immutable.
 *
 * @param sequence from 1, without a gap
 * @param sender who gave it
 * @param text the message as every session gets it
 */
public record RecordedSignal(long sequence, Instant receivedAt, UserId sender, Signal signal, String text) {}
