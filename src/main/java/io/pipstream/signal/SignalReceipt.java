package io.pipstream.signal;

/**
 * What became of a signal that was handed in.
 *
 * @param isRepetition whether the source had given that id before, with the same content; nothing was done now
 */
public record SignalReceipt(RecordedSignal recorded, boolean isRepetition) {}
