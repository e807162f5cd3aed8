package io.pipstream.feed.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioTest {

    static final Offset<Double> EXACTLY = within(1e-12);

    @ParameterizedTest(name = "{0} after {1}: price times {2}, spread times {3}, {4}")
    @CsvSource({
        "trend,           PT0S,     1,       1,   QUOTED",
        "trend,           PT5M37.5S, 1.0025, 1,   QUOTED", // half way to the peak at 11 min 15 s
        "trend,           PT11M15S, 1.005,   1,   QUOTED",
        "trend,           PT13M7.5S, 1.0025, 1,   QUOTED",
        "range,           PT1M15S,  1.0015,  1,   QUOTED",
        "range,           PT2M30S,  1,       1,   QUOTED",
        "range,           PT3M45S,  0.9985,  1,   QUOTED",
        "range,           PT13M45S, 0.9985,  1,   QUOTED",
        "news-spike,      PT6S,     1,       4,   QUOTED", // dealers have stepped back, no number yet
        "news-spike,      PT9S,     0.9985,  12,  QUOTED", // the wrong way
        "news-spike,      PT15S,    1.006,   12,  QUOTED",
        "news-spike,      PT1M30S,  1.003,   2,   QUOTED",
        "flash-crash,     PT0S,     1,       1,   QUOTED",
        "flash-crash,     PT30S,    0.974031, 37.875, SILENT", // 30/48 of the way to 0.95845 and 60
        "flash-crash,     PT48S,    0.95845, 60,  QUOTED",
        "flash-crash,     PT8M,     0.723,   250, QUOTED",
        "flash-crash,     PT44M48S, 0.86704, 10,  QUOTED", // of 1.20: 1.0404
        "flash-crash,     PT1H,     0.86704, 3,   QUOTED",
        "spread-widening, PT18S,    1,       5.5, QUOTED",
        "spread-widening, PT36S,    1,       10,  QUOTED",
        "spread-widening, PT2M24S,  1,       10,  QUOTED",
        "spread-widening, PT2M42S,  1,       5.5, QUOTED",
        "feed-freeze,     PT0S,     1,       1,   SILENT",
        "feed-freeze,     PT29.999S, 1,      1,   SILENT",
        "weekend-gap,     PT59.999S, 1.00499992, 5.99992, CLOSED",
        "weekend-gap,     PT1M,     1.005,   6,   QUOTED",
        "weekend-gap,     PT1M30S,  1.00375, 2,   QUOTED",
    })
    void eachHasItsShape(String name, Duration elapsed, double price, double spread, Presence presence) {
        Effect effect = effect(name, elapsed, 1);

        assertThat(effect.price()).isCloseTo(price, within(1e-6));
        assertThat(effect.spread()).isCloseTo(spread, within(1e-4));
        assertThat(effect.presence()).isEqualTo(presence);
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachReturnsToThePriceThatWouldHaveBeen(String name) {
        Scenario scenario = scenario(name);
        Effect last = scenario.effect(1, scenario.move(), 1);

        assertThat(last.price()).isCloseTo(1, EXACTLY);
        assertThat(last.spread()).isCloseTo(1, EXACTLY);
        assertThat(effect(name, scenario.length(), 1)).isEqualTo(Effect.NONE);
        assertThat(scenario.effect(0, scenario.move(), 1).price()).isCloseTo(1, EXACTLY);
    }

    @ParameterizedTest
    @MethodSource("names")
    void noneGoesBeyondItsMove(String name) {
        Scenario scenario = scenario(name);
        double farthest = steps().mapToDouble(place -> StrictMath.abs(
                        scenario.effect(place, scenario.move(), 1).price() - 1))
                .max()
                .orElseThrow();

        assertThat(farthest).isCloseTo(StrictMath.abs(scenario.move()), within(1e-4));
    }

    @ParameterizedTest(name = "size {0}")
    @CsvSource({"2, 0.522729, 499", "0.5, 0.850294, 125.5", "-1, 1.383126, 250", "5, 0.197557, 1246"})
    void aSizeRepeatsTheMoveOnTopOfItself(double size, double price, double spread) {
        Effect bottom = effect("flash-crash", Duration.ofMinutes(8), size);

        assertThat(bottom.price()).isCloseTo(price, within(1e-6)); // 0.723 to the power of the size
        assertThat(bottom.spread()).isCloseTo(spread, EXACTLY);
    }

    @Test
    void theCrashOfTheFrancTouchesAnEightyFiveBid() {
        Effect bottom = effect("flash-crash", Duration.ofMinutes(8), 1);
        double typicalSpread = 0.00014; // of EURCHF

        assertThat(1.20 * bottom.price() - typicalSpread * bottom.spread() / 2).isCloseTo(0.85, within(0.0002));
        assertThat(typicalSpread * bottom.spread()).isCloseTo(0.035, within(1e-9)); // 350 pips
    }

    @Test
    void theCrashHasHolesInItsFirstFifthOnly() {
        Map<Presence, Long> first = presences("flash-crash", 0, 0.2);

        assertThat(first.get(Presence.SILENT)).isBetween(800L, 880L); // of 2,000: 19 x 40 and 80
        assertThat(presences("flash-crash", 0.2, 1)).containsOnlyKeys(Presence.QUOTED);
    }

    @Test
    void onlyTheWeekendCloses() {
        assertThat(names())
                .filteredOn(name -> presences(name, 0, 1).containsKey(Presence.CLOSED))
                .containsExactly("weekend-gap");
        assertThat(presences("feed-freeze", 0, 1)).containsOnlyKeys(Presence.SILENT);
    }

    static List<String> names() {
        return Scenarios.names();
    }

    private static Map<Presence, Long> presences(String name, double from, double to) {
        Scenario scenario = scenario(name);
        return steps().filter(place -> place >= from && place < to)
                .collect(Collectors.groupingBy(
                        place -> scenario.effect(place, scenario.move(), 1).presence(), Collectors.counting()));
    }

    /** Ten thousand places from 0 to just below 1. */
    private static Stream<Double> steps() {
        return IntStream.range(0, 10_000).mapToObj(step -> step / 10_000.0);
    }

    private static Effect effect(String name, Duration elapsed, double size) {
        Scenario scenario = scenario(name);
        Targets nothing = new Targets(Map.of(), Set.of());
        Timing once = new Timing(Duration.ZERO, scenario.length(), Duration.ZERO);
        return new Part(scenario, nothing, once, scenario.move(), size).effect(elapsed);
    }

    private static Scenario scenario(String name) {
        return Scenarios.find(name).orElseThrow();
    }
}
