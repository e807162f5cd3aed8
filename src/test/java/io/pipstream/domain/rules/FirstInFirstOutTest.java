package io.pipstream.domain.rules;

import static io.pipstream.domain.rules.RuleFixtures.FIFO;
import static io.pipstream.domain.rules.RuleFixtures.FREE;
import static io.pipstream.domain.rules.RuleFixtures.RULE;
import static io.pipstream.domain.rules.RuleFixtures.longs;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.Trade;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import io.pipstream.domain.rules.FirstInFirstOut.Portion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FirstInFirstOutTest {

    static final Exits STOP = new Exits(new BigDecimal("1.05000"), List.of(), null);
    static final Exits TRAILING = new Exits(null, List.of(), new BigDecimal("0.00500"));
    static final Exits TARGETS = new Exits(null, List.of(new BigDecimal("1.11000"), new BigDecimal("1.12000")), null);

    final FirstInFirstOut rule = new FirstInFirstOut(FIFO);
    final FirstInFirstOut none = new FirstInFirstOut(FREE);

    static List<Trade> open(String units) {
        return longs(LongStream.of(List.of(units.split(" ", -1)).stream()
                        .mapToLong(Long::parseLong)
                        .toArray())
                .toArray());
    }

    @ParameterizedTest(name = "of {0} close {2} of trade {1}: first {3}")
    @CsvSource(textBlock = """
            # the oldest, whole or in part
            10,          1, 10, -
            10 10,       1, 10, -
            10 20,       1, 3,  -
            10 10,       1, 3,  -
            # the oldest of its size, although one of another size is older
            10 20,       2, 20, -
            10 20 30,    3, 30, -
            30 10 10,    2, 10, -
            # an older one of the same size goes first, the oldest of them
            10 10,       2, 10, 1
            30 10 10,    3, 10, 2
            10 20 10 20, 4, 20, 2
            10 10 10,    3, 10, 1
            # a part is another size than the trade, so the oldest goes first, even if another has that size
            10 20,       2, 5,  1
            10 20,       2, 10, 1
            30 10 20,    3, 10, 1
            """)
    void theOldestOrTheOldestOfItsSizeMayBeClosed(String units, int id, long closed, String first) {
        List<Trade> open = open(units);
        Trade trade = open.get(id - 1);

        Optional<Refusal> refusal = rule.close(open, trade, closed);

        if (first.equals("-")) {
            assertThat(refusal).isEmpty();
        } else {
            assertThat(refusal.orElseThrow().reason()).isEqualTo(Reason.FIFO_VIOLATION);
            assertThat(refusal.orElseThrow().detail()).startsWith("Trade " + first + " of ");
            assertThat(refusal.orElseThrow().rule()).isEqualTo(RULE);
        }
        assertThat(none.close(open, trade, closed)).isEmpty();
    }

    @Test
    void theRefusalSaysWhatGoesFirst() {
        List<Trade> open = open("10000 20000");

        assertThat(rule.close(open, open.get(1), 5_000).orElseThrow().detail())
                .isEqualTo("Trade 1 of 10000 units must be closed before 5000 of the 20000 units of trade 2");
    }

    @ParameterizedTest(name = "with {0} open, a new trade of {1}: stop {2}, targets {3}")
    @CsvSource(textBlock = """
            10,    20, true,  false
            10,    10, false, false
            20 10, 10, false, false
            20 10, 30, true,  false
            """)
    void anExitThatCouldNotActIsRefusedWhereItIsMade(String units, long newUnits, boolean stop, boolean targets) {
        List<Trade> open = open(units);

        assertThat(rule.attachToNewest(open, newUnits, STOP).isEmpty()).isEqualTo(stop);
        assertThat(rule.attachToNewest(open, newUnits, TRAILING).isEmpty()).isEqualTo(stop);
        assertThat(rule.attachToNewest(open, newUnits, TARGETS).isEmpty()).isEqualTo(targets);
        assertThat(rule.attachToNewest(open, newUnits, Exits.NONE)).isEmpty();
        assertThat(none.attachToNewest(open, newUnits, TARGETS)).isEmpty();
        assertThat(rule.attachToNewest(List.of(), newUnits, TARGETS)).isEmpty();
    }

    @Test
    void theOldestMayHaveAnyExitAndANewerOneOfTheSameSizeNone() {
        List<Trade> open = open("10 10");

        assertThat(rule.attach(open, open.get(0), TARGETS)).isEmpty();
        assertThat(rule.attach(open, open.get(1), STOP).orElseThrow().detail())
                .isEqualTo(
                        "Trade 1 is older and has 10 units, too: a newer one with exits needs another number of units");
        assertThat(rule.attach(open, open.get(1), TARGETS).orElseThrow().detail())
                .isEqualTo(
                        "Trade 1 is older: of a newer one no part may be closed, so it can have one take-profit, not 2");
        assertThat(rule.attach(open, open.get(1), Exits.NONE)).isEmpty();
    }

    @ParameterizedTest(name = "of {0} the exit of {2} of trade {1} closes {3}")
    @CsvSource(textBlock = """
            10 20,    2, 20, 2:20
            10 10,    2, 10, 1:10
            30 10 10, 3, 10, 2:10
            10 20,    2, 5,  1:5
            10 20,    2, 15, 1:10 2:5
            10 20,    1, 5,  1:5
            """)
    void anExitThatIsReachedAlwaysTakesItsUnitsOut(String units, int id, long closed, String portions) {
        List<Trade> open = open(units);

        assertThat(text(rule.exit(open, open.get(id - 1), closed))).isEqualTo(portions);
        assertThat(text(none.exit(open, open.get(id - 1), closed))).isEqualTo(id + ":" + closed);
    }

    @ParameterizedTest(name = "{1} units off {0}: {2}")
    @CsvSource(textBlock = """
            10 20 30, 10,  1:10
            10 20 30, 15,  1:10 2:5
            10 20 30, 60,  1:10 2:20 3:30
            10 20 30, 100, 1:10 2:20 3:30
            """)
    void anOppositeOrderClosesTheOldestFirst(String units, long closed, String portions) {
        assertThat(text(FirstInFirstOut.oldestFirst(open(units), closed))).isEqualTo(portions);
    }

    /** The exit's own plan, closed one after the other, is never refused, and takes exactly its units out. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatAnExitClosesIsAllowed(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        List<Trade> open = longs(
                random.longs(random.nextInt(1, 7), 1, 5).map(size -> size * 10).toArray());
        Trade trade = open.get(random.nextInt(open.size()));
        long units = random.nextBoolean() ? trade.units() : random.nextLong(1, trade.units() + 1);

        List<Portion> portions = rule.exit(open, trade, units);

        assertThat(portions.stream().mapToLong(Portion::units).sum()).isEqualTo(units);
        List<Trade> left = new ArrayList<>(open);
        for (Portion portion : portions) {
            assertThat(portion.units()).isBetween(1L, portion.trade().units());
            assertThat(rule.close(left, portion.trade(), portion.units())).isEmpty();
            left.remove(portion.trade());
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    private static String text(List<Portion> portions) {
        return portions.stream()
                .map(portion -> portion.trade().id() + ":" + portion.units())
                .collect(Collectors.joining(" "));
    }
}
