package io.pipstream.feed.scenario;

/**
 * A stretch of a scenario without quotes.
 *
 * @param begin from 0 to 1, as a share of the scenario's time
 * @param end the same; quotes come again then
 */
record Pause(double begin, double end, Presence presence) {

    Pause {
        if (!(begin >= 0) || !(begin < end) || !(end <= 1) || presence == Presence.QUOTED) {
            throw new IllegalArgumentException("No pause: %s to %s, %s".formatted(begin, end, presence));
        }
    }

    boolean holds(double place) {
        return place >= begin && place < end;
    }
}
