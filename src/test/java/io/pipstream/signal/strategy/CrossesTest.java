package io.pipstream.signal.strategy;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Quote;
import io.pipstream.signal.Signal;
import io.pipstream.signal.Signal.Direction;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossesTest {

    static final Instant START = Instant.parse("2025-01-15T12:00:00Z");

    /** The fast average is the price itself. */
    static final CrossTerms TERMS = new CrossTerms(
            List.of(EUR_USD), 1, 2, CandleInterval.ONE_MINUTE, BigDecimal.valueOf(2), BigDecimal.valueOf(3));

    private static List<Candle> candles(String... mids) {
        List<Candle> candles = new ArrayList<>();
        for (int minute = 0; minute < mids.length; minute++) {
            BigDecimal mid = new BigDecimal(mids[minute]);
            BigDecimal half = new BigDecimal("0.0001");
            candles.add(Candle.of(
                    CandleInterval.ONE_MINUTE,
                    new Quote(
                            EUR_USD,
                            mid.subtract(half),
                            mid.add(half),
                            START.plus(Duration.ofMinutes(minute)),
                            "test")));
        }
        return candles;
    }

    private static List<Cross> crosses(String... mids) {
        return Crosses.from(Instant.EPOCH, candles(mids), TERMS);
    }

    @Test
    void averagesCrossWhereTheSumsSaySo() {
        // the slow average: 1.10, then + 2/3 of what the price is away: 1.106667, 1.115556, 1.105185, 1.121728
        List<Cross> found = crosses("1.10", "1.11", "1.12", "1.10", "1.13");

        assertThat(found).extracting(Cross::direction).containsExactly(Direction.SELL, Direction.BUY);
        assertThat(found)
                .extracting(cross -> cross.candle().slot().start())
                .containsExactly(START.plusSeconds(180), START.plusSeconds(240));
        assertThat(found.get(0).distance()).isBetween(new BigDecimal("0.005185"), new BigDecimal("0.005186"));
        // true ranges 0, 0.01, 0.01, 0.02, each of which counts a fourteenth
        assertThat(found.get(0).atr()).isBetween(new BigDecimal("0.0027077"), new BigDecimal("0.0027078"));
    }

    @Test
    void aFlatMarketHasNone() {
        assertThat(crosses("1.1", "1.1", "1.1", "1.1", "1.1", "1.1")).isEmpty();
    }

    @Test
    void aMarketThatOnlyRisesHasNone() {
        assertThat(crosses("1.10", "1.11", "1.12", "1.13", "1.14")).isEmpty();
    }

    @Test
    void thereIsNoneBeforeTheSlowAverageHasItsCandles() {
        CrossTerms slow =
                new CrossTerms(List.of(EUR_USD), 1, 4, CandleInterval.ONE_MINUTE, BigDecimal.ONE, BigDecimal.ONE);

        assertThat(Crosses.from(Instant.EPOCH, candles("1.10", "1.11", "1.12", "1.10"), slow))
                .isEmpty();
        assertThat(Crosses.from(Instant.EPOCH, List.of(), slow)).isEmpty();
    }

    @Test
    void candlesBeforeThatOnlyWarmUp() {
        List<Candle> candles = candles("1.10", "1.11", "1.12", "1.10", "1.13");

        assertThat(Crosses.from(START.plusSeconds(240), candles, TERMS))
                .extracting(Cross::direction)
                .containsExactly(Direction.BUY);
        assertThat(Crosses.from(START.plusSeconds(241), candles, TERMS)).isEmpty();
    }

    @Test
    void aSignalIsMadeOfTheCandleAlone() {
        Cross cross = crosses("1.10", "1.11", "1.12", "1.10").get(0);
        Instant now = Instant.parse("2026-01-15T12:00:00Z");

        Signal signal = CrossSignals.of(cross, TERMS, now);

        assertThat(signal.id()).isEqualTo("EURUSD-1m-" + START.plusSeconds(180).getEpochSecond());
        assertThat(signal.source()).isEqualTo("ma-cross");
        assertThat(signal.direction()).isEqualTo(Direction.SELL);
        assertThat(signal.entryPrice()).isEqualByComparingTo("1.0999"); // the bid
        assertThat(signal.stopLoss()).isEqualByComparingTo("1.10532"); // 1.0999 + 2 x 0.0027077
        assertThat(signal.takeProfits().get(0)).isEqualByComparingTo("1.09178"); // 1.0999 - 3 x 0.0027077
        assertThat(signal.confidence()).isEqualByComparingTo("100"); // 50 + 50 x 0.0051852 / 0.0027077, at most 100
        assertThat(signal.expiresAt()).contains(now.plusSeconds(60));
        assertThat(signal.labels())
                .containsEntry("timeframe", "1m")
                .containsEntry("notes", "EMA 1 crossed EMA 2 downwards");
    }

    @Test
    void stopAndTargetAreAtLeastAPipAway() {
        Cross calm = new Cross(candles("1.1").get(0), Direction.BUY, new BigDecimal("0.000001"), BigDecimal.ZERO);

        Signal signal = CrossSignals.of(calm, TERMS, START);

        assertThat(signal.stopLoss()).isEqualByComparingTo("1.1000"); // the ask is 1.1001
        assertThat(signal.takeProfits().get(0)).isEqualByComparingTo("1.1002");
        assertThat(signal.confidence()).isEqualByComparingTo("50");
    }
}
