package io.pipstream.feed.scenario;

import java.time.Duration;
import java.util.List;

/**
 * Something that happens to a market, as shapes over the time it takes. It begins and ends with the price as it would
 * have been without. Immutable.
 *
 * @param length how long it usually takes
 * @param move how far the price usually goes, as a share of it: -0.2 is a fifth down
 * @param price how much of the move has been made; all zero if the price is not touched
 * @param spread by how many times it is wider
 */
record Scenario(String name, Duration length, double move, Curve price, Curve spread, List<Pause> pauses) {

    Scenario {
        pauses = List.copyOf(pauses);
    }

    boolean bends() {
        return move != 0;
    }

    /**
     * Whatever the size, the price stays positive: a size of 2 makes the same move twice, one on top of the other.
     *
     * @param place how much of its time is over, from 0 to 1
     * @param move in the place of the usual one
     * @param size how many times as strong; below zero the price goes the other way
     */
    Effect effect(double place, double move, double size) {
        Presence presence = Presence.QUOTED;
        for (Pause pause : pauses) {
            presence = pause.holds(place) ? presence.and(pause.presence()) : presence;
        }
        return new Effect(
                StrictMath.pow(1 + move * price.at(place), size),
                1 + (spread.at(place) - 1) * StrictMath.abs(size),
                presence);
    }
}
