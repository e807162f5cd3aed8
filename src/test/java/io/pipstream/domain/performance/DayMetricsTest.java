package io.pipstream.domain.performance;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static io.pipstream.domain.performance.PerformanceFixtures.aTrade;
import static io.pipstream.domain.performance.PerformanceFixtures.realised;
import static io.pipstream.domain.performance.PerformanceFixtures.transfer;
import static io.pipstream.domain.performance.PerformanceFixtures.week;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayMetricsTest {

    static final LocalDate TUESDAY = LocalDate.of(2025, 1, 14);

    /** Tuesday: EUR_USD +50, -30, -40, +25 and USD_JPY +5; money put in on Wednesday; Thursday EUR_USD +10. */
    final List<DayMetrics> rows = DayMetrics.of(week(
            List.of(
                    trade(EUR_USD, "2025-01-14T08:00:00Z", "50"),
                    trade(EUR_USD, "2025-01-14T09:00:00Z", "-30"),
                    trade(USD_JPY, "2025-01-14T10:00:00Z", "5"),
                    trade(EUR_USD, "2025-01-14T11:00:00Z", "-40"),
                    trade(EUR_USD, "2025-01-14T12:00:00Z", "25"),
                    trade(EUR_USD, "2025-01-16T12:00:00Z", "10")),
            List.of(
                    realised("2025-01-14T08:00:00Z", "50"),
                    realised("2025-01-14T09:00:00Z", "-30"),
                    realised("2025-01-14T10:00:00Z", "5"),
                    realised("2025-01-14T11:00:00Z", "-40"),
                    realised("2025-01-14T12:00:00Z", "25"),
                    transfer("2025-01-15T12:00:00Z", "1000"),
                    realised("2025-01-16T12:00:00Z", "10"))));

    @Test
    void haveARowForEachDayAndPairThatWasTraded() {
        assertThat(rows).extracting(DayMetrics::date).containsExactly(TUESDAY, TUESDAY, TUESDAY.plusDays(2));
        assertThat(rows).extracting(DayMetrics::pair).containsExactly(EUR_USD, USD_JPY, EUR_USD);
    }

    @Test
    void countTheTradesOfThePair() {
        Outcomes outcomes = rows.get(0).outcomes();

        assertThat(outcomes.totalTrades()).isEqualTo(4);
        assertThat(outcomes.winRate()).contains(new BigDecimal("50.0000"));
        assertThat(outcomes.totalPnl()).isEqualByComparingTo("5"); // 50 - 30 - 40 + 25
    }

    @Test
    void measureTheFallOfThatDaysProfits() {
        assertThat(rows.get(0).maxDrawdown()).isEqualByComparingTo("70"); // 50 -> 20 -> -20
        assertThat(rows.get(1).maxDrawdown()).isZero();
    }

    @Test
    void showTheBalanceOfTheWholeAccountAroundTheDay() {
        assertThat(rows.get(0).startingEquity()).isEqualByComparingTo("10000");
        assertThat(rows.get(0).endingEquity()).isEqualByComparingTo("10010"); // 5 of EUR_USD and 5 of USD_JPY
        assertThat(rows.get(1).startingEquity()).isEqualByComparingTo("10000");
        assertThat(rows.get(2).startingEquity()).isEqualByComparingTo("11010"); // 1,000 were put in the day before
        assertThat(rows.get(2).endingEquity()).isEqualByComparingTo("11020");
    }

    @Test
    void areOfTheDayOfUtc() {
        List<DayMetrics> around = DayMetrics.of(week(
                List.of(trade(EUR_USD, "2025-01-14T23:59:59Z", "1"), trade(EUR_USD, "2025-01-15T00:00:00Z", "1")),
                List.of()));

        assertThat(around).extracting(DayMetrics::date).containsExactly(TUESDAY, TUESDAY.plusDays(1));
        assertThat(around.get(0).endingEquity()).isEqualByComparingTo("10000");
    }

    @Test
    void areNoneWithoutTrades() {
        assertThat(DayMetrics.of(week(realised("2025-01-14T08:00:00Z", "50")))).isEmpty();
    }

    private static ClosedTrade trade(Instrument instrument, String closed, String profit) {
        return aTrade().opened(Side.BUY, instrument, "1")
                .closed(closed)
                .profit(profit)
                .build();
    }
}
