package io.pipstream.feed.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scenarios there are. */
final class Scenarios {

    private static final Curve UNMOVED = Curve.level(0);
    private static final Curve USUAL = Curve.level(1);

    /** Away for three quarters of the time, and back in the last. */
    static final Scenario TREND =
            new Scenario("trend", Duration.ofMinutes(15), 0.005, Curve.through(0, 0, 0.75, 1, 1, 0), USUAL, List.of());

    /** Three times up and down between the same two prices. */
    static final Scenario RANGE = new Scenario(
            "range",
            Duration.ofMinutes(15),
            0.0015,
            Curve.through(0, 0, 1 / 12.0, 1, 3 / 12.0, -1, 5 / 12.0, 1, 7 / 12.0, -1, 9 / 12.0, 1, 11 / 12.0, -1, 1, 0),
            USUAL,
            List.of());

    /** Dealers step back before the number, the first move is a wrong one, the second is given back slowly. */
    static final Scenario NEWS_SPIKE = new Scenario(
            "news-spike",
            Duration.ofMinutes(5),
            0.006,
            Curve.through(0, 0, 0.02, 0, 0.03, -0.25, 0.05, 1, 0.3, 0.5, 1, 0),
            Curve.through(0, 1, 0.02, 4, 0.03, 12, 0.05, 12, 0.3, 2, 1, 1),
            List.of());

    /**
     * The franc of 15 January 2015 in 60 of its 80 minutes: EURCHF falls from 1.20, whose bid is 0.85 after eight minutes
     * with a spread of 350 pips, and is back at 1.04 after 45. The last 20 minutes, which were not, lead back.
     */
    static final Scenario FLASH_CRASH = new Scenario(
            "flash-crash",
            Duration.ofMinutes(80),
            -0.277,
            Curve.through(0, 0, 0.01, 0.15, 0.04, 0.55, 0.1, 1, 0.2, 0.7, 0.35, 0.55, 0.56, 0.48, 0.75, 0.48, 1, 0),
            Curve.through(0, 1, 0.01, 60, 0.1, 250, 0.2, 120, 0.35, 30, 0.56, 10, 0.75, 3, 1, 1),
            holesOfTheCrash());

    static final Scenario SPREAD_WIDENING = new Scenario(
            "spread-widening",
            Duration.ofMinutes(3),
            0,
            UNMOVED,
            Curve.through(0, 1, 0.2, 10, 0.8, 10, 1, 1),
            List.of());

    static final Scenario FEED_FREEZE = new Scenario(
            "feed-freeze", Duration.ofSeconds(30), 0, UNMOVED, USUAL, List.of(new Pause(0, 1, Presence.SILENT)));

    /** Closed for the first third; the gap at the reopening is filled by the end. */
    static final Scenario WEEKEND_GAP = new Scenario(
            "weekend-gap",
            Duration.ofMinutes(3),
            0.005,
            Curve.through(0, 0, 1 / 3.0, 1, 1, 0),
            Curve.through(0, 1, 1 / 3.0, 6, 0.5, 2, 1, 1),
            List.of(new Pause(0, 1 / 3.0, Presence.CLOSED)));

    static final List<Scenario> ALL =
            List.of(TREND, RANGE, NEWS_SPIKE, FLASH_CRASH, SPREAD_WIDENING, FEED_FREEZE, WEEKEND_GAP);

    private Scenarios() {}

    static Optional<Scenario> find(String name) {
        return ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }

    static List<String> names() {
        return ALL.stream().map(Scenario::name).toList();
    }

    /** Nobody quotes at first, then each hundredth of the way down and of the rebound has six tenths with quotes. */
    private static List<Pause> holesOfTheCrash() {
        List<Pause> holes = new ArrayList<>();
        holes.add(new Pause(0.002, 0.01, Presence.SILENT));
        for (int hundredth = 1; hundredth < 20; hundredth++) {
            holes.add(new Pause((hundredth + 0.6) / 100, (hundredth + 1) / 100.0, Presence.SILENT));
        }
        return List.copyOf(holes);
    }
}
