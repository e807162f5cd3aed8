package io.pipstream.feed.replay;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pipstream.feed.replay.ReplayItem.Bar;
import io.pipstream.platform.Randomness;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BarPathTest {

    static final Instant NOON = Instant.parse("2025-01-15T12:00:00Z");
    static final Duration SPAN = Duration.ofHours(4);

    @Test
    void aRisingBarFallsFirst() {
        assertThat(bids(bar("1.10000", "1.10030", "1.09990", "1.10020"), 4))
                .containsExactly("1.10000", "1.09990", "1.10030", "1.10020");
    }

    @Test
    void aFallingBarRisesFirst() {
        assertThat(bids(bar("1.10000", "1.10030", "1.09980", "1.09990"), 4))
                .containsExactly("1.10000", "1.10030", "1.09980", "1.09990");
    }

    @Test
    void furtherTicksLieOnTheLinesBetween() {
        // ways of 10, 40 and 10 points: of five ticks 0, 3 and 0 lie within, the 2 left over go to the longest
        assertThat(bids(bar("1.10000", "1.10030", "1.09990", "1.10020"), 9))
                .containsExactly(
                        "1.10000", "1.09990", "1.09997", "1.10003", "1.10010", "1.10017", "1.10023", "1.10030",
                        "1.10020");
    }

    @Test
    void aBarThatStoodStillGivesAsManyTicks() {
        assertThat(bids(bar("1.1", "1.1", "1.1", "1.1"), 6)).hasSize(6).containsOnly("1.10000");
    }

    @Test
    void theAskIsTheBidAndTheTypicalSpread() {
        Tick tick = new BarPath(EUR_USD, 4)
                .ticks(bar("1.1", "1.1", "1.1", "1.1"), SPAN)
                .get(0);

        assertThat(tick.ask()).isEqualTo("1.10008"); // 0.8 pips of 0.0001
    }

    @Test
    void fewerThanFourTicksAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BarPath(EUR_USD, 3));
    }

    /** Whatever the bar and the number of ticks: its four prices are touched, in order, and nothing outside. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void openHighLowAndCloseComeOutInOrder(long seed) {
        RandomGenerator random = Randomness.seeded(seed);
        Bar bar = anyBar(random);
        int count = random.nextInt(4, 40);
        List<Tick> ticks = new BarPath(EUR_USD, count).ticks(bar, SPAN);
        List<BigDecimal> bids = ticks.stream().map(Tick::bid).toList();

        assertThat(bids).hasSize(count);
        assertThat(bids.get(0)).isEqualTo(bar.open());
        assertThat(bids.get(count - 1)).isEqualTo(bar.close());
        assertThat(bids).contains(bar.high(), bar.low());
        assertThat(bids).allSatisfy(bid -> assertThat(bid).isBetween(bar.low(), bar.high()));
        assertThat(bids.indexOf(bar.isRising() ? bar.low() : bar.high()))
                .isLessThanOrEqualTo(bids.lastIndexOf(bar.isRising() ? bar.high() : bar.low()));
        assertThat(ticks).extracting(Tick::time).isSorted().doesNotHaveDuplicates();
        assertThat(ticks.get(0).time()).isEqualTo(NOON);
        assertThat(ticks.get(count - 1).time()).isBefore(NOON.plus(SPAN));
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    static Bar anyBar(RandomGenerator random) {
        long low = random.nextLong(90_000, 110_000);
        long high = low + (random.nextInt(5) == 0 ? 0 : random.nextLong(1, 500));
        return new Bar(
                NOON,
                points(random.nextLong(low, high + 1)),
                points(high),
                points(low),
                points(random.nextLong(low, high + 1)));
    }

    private static BigDecimal points(long points) {
        return BigDecimal.valueOf(points, 5);
    }

    private static Bar bar(String open, String high, String low, String close) {
        return new Bar(
                NOON,
                EUR_USD.price(new BigDecimal(open)),
                EUR_USD.price(new BigDecimal(high)),
                EUR_USD.price(new BigDecimal(low)),
                EUR_USD.price(new BigDecimal(close)));
    }

    private static List<String> bids(Bar bar, int ticks) {
        return new BarPath(EUR_USD, ticks)
                .ticks(bar, SPAN).stream()
                        .map(tick -> tick.bid().toPlainString())
                        .toList();
    }
}
