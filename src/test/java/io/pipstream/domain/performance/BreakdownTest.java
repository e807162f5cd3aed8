package io.pipstream.domain.performance;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static io.pipstream.domain.performance.PerformanceFixtures.aTrade;
import static io.pipstream.domain.performance.PerformanceFixtures.realised;
import static io.pipstream.domain.performance.PerformanceFixtures.week;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.performance.Breakdown.By;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakdownTest {

    static final ZoneId UTC = ZoneOffset.UTC;
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** The week of docs/performance.md, with hours of closing. */
    final History week = week(
            List.of(
                    trade(EUR_USD, "2025-01-13T09:30:00Z", "50", "50"),
                    trade(EUR_USD, "2025-01-14T14:00:00Z", "-30", "-30"),
                    trade(USD_JPY, "2025-01-15T09:59:59Z", "-20", "-30"),
                    trade(EUR_USD, "2025-01-16T14:10:00Z", "0", "0"),
                    trade(EUR_USD, "2025-01-17T02:00:00Z", "90", "45")),
            List.of());

    @Test
    void addsUpTheTradesOfEachInstrument() {
        List<Breakdown> rows = Breakdown.of(week, By.INSTRUMENT, UTC);

        assertThat(rows).extracting(Breakdown::key).containsExactly("EURUSD", "USDJPY");
        Outcomes euro = rows.get(0).outcomes();
        assertThat(euro.totalTrades()).isEqualTo(4);
        assertThat(euro.breakevenTrades()).isEqualTo(1);
        assertThat(euro.winRate()).contains(new BigDecimal("50.0000")); // 2 / 4
        assertThat(euro.totalPips()).isEqualByComparingTo("65"); // 50 - 30 + 0 + 45
        assertThat(euro.totalPnl()).isEqualByComparingTo("110"); // 50 - 30 + 0 + 90
        assertThat(rows.get(1).outcomes().totalPnl()).isEqualByComparingTo("-20");
    }

    @Test
    void addsUpTheTradesClosedInEachHour() {
        List<Breakdown> rows = Breakdown.of(week, By.HOUR, UTC);

        assertThat(rows).extracting(Breakdown::key).containsExactly("02", "09", "14");
        assertThat(rows.get(0).outcomes().totalPnl()).isEqualByComparingTo("90");
        assertThat(rows.get(1).outcomes().totalPnl()).isEqualByComparingTo("30"); // 50 - 20
        assertThat(rows.get(2).outcomes().totalPnl()).isEqualByComparingTo("-30"); // -30 + 0
    }

    @Test
    void addsUpTheTradesClosedOnEachWeekday() {
        List<Breakdown> rows = Breakdown.of(week, By.WEEKDAY, UTC);

        assertThat(rows)
                .extracting(Breakdown::key)
                .containsExactly("monday", "tuesday", "wednesday", "thursday", "friday");
        assertThat(rows.get(4).outcomes().totalPnl()).isEqualByComparingTo("90");
    }

    @Test
    void readsHourAndWeekdayOffTheClocksOfTheZone() {
        assertThat(Breakdown.of(week, By.HOUR, NEW_YORK))
                .extracting(Breakdown::key)
                .containsExactly("04", "09", "21"); // five hours behind
        List<Breakdown> days = Breakdown.of(week, By.WEEKDAY, NEW_YORK);
        assertThat(days).extracting(Breakdown::key).containsExactly("monday", "tuesday", "wednesday", "thursday");
        assertThat(days.get(3).outcomes().totalPnl()).isEqualByComparingTo("90"); // 0, and 90 on Thursday evening
    }

    @Test
    void followsTheSummerTimeOfTheZone() {
        History spring = new History(
                BigDecimal.ZERO,
                Instant.parse("2025-03-01T00:00:00Z"),
                Instant.parse("2025-03-31T00:00:00Z"),
                List.of(
                        trade(EUR_USD, "2025-03-07T14:30:00Z", "1", "1"),
                        trade(EUR_USD, "2025-03-10T13:30:00Z", "2", "2")),
                List.of());

        List<Breakdown> rows = Breakdown.of(spring, By.HOUR, NEW_YORK);

        assertThat(rows).extracting(Breakdown::key).containsExactly("09"); // 09:30 in New York before and after
        assertThat(rows.get(0).outcomes().totalPnl()).isEqualByComparingTo("3"); // 1 + 2
    }

    @Test
    void hasEachTradeInOneRow() {
        for (By by : By.values()) {
            List<Breakdown> rows = Breakdown.of(week, by, NEW_YORK);

            assertThat(rows.stream()
                            .mapToInt(row -> row.outcomes().totalTrades())
                            .sum())
                    .as("%s", by)
                    .isEqualTo(5);
            assertThat(Decimals.sum(rows.stream().map(row -> row.outcomes().totalPnl())))
                    .as("%s", by)
                    .isEqualByComparingTo("90"); // 50 - 30 - 20 + 0 + 90
        }
    }

    @Test
    void isEmptyWithoutTrades() {
        assertThat(Breakdown.of(week(realised("2025-01-14T08:00:00Z", "50")), By.INSTRUMENT, UTC))
                .isEmpty();
    }

    private static ClosedTrade trade(Instrument instrument, String closed, String profit, String pips) {
        return aTrade().opened(Side.BUY, instrument, "1")
                .closed(closed)
                .profit(profit)
                .pips(pips)
                .build();
    }
}
