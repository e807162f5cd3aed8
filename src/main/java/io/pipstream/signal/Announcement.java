package io.pipstream.signal;

/**
 * A signal on its way to every session. Immutable.
 *
 * @param sequence its place among all signals, from 1, without a gap
 * @param text the message as every session gets it
 */
public record Announcement(long sequence, String text) {

    public Announcement {
        if (sequence < 1) {
            throw new IllegalArgumentException("The sequence of signals starts at 1, not " + sequence);
        }
    }
}
