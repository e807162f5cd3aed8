package io.pipstream.feed.scenario;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * A scenario with its time and its instruments. Asks no clock. Immutable.
 *
 * @param move how far the price goes, as a share of it
 * @param size how many times as strong as usual, below zero for the other way
 */
record Part(Scenario scenario, Targets targets, Timing timing, double move, double size) {

    /** @param elapsed since the start of the market */
    Effect effect(Duration elapsed) {
        OptionalDouble place = timing.place(elapsed);
        return place.isPresent() ? scenario.effect(place.getAsDouble(), move, size) : Effect.NONE;
    }
}
