package io.pipstream.domain.performance;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static io.pipstream.domain.performance.PerformanceFixtures.aTrade;
import static io.pipstream.domain.performance.PerformanceFixtures.costs;
import static io.pipstream.domain.performance.PerformanceFixtures.financing;
import static io.pipstream.domain.performance.PerformanceFixtures.realised;
import static io.pipstream.domain.performance.PerformanceFixtures.transfer;
import static io.pipstream.domain.performance.PerformanceFixtures.week;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The week that the documentation calculates, with each sum. */
class PerformanceTest {

    static final ClosedTrade MONDAY_WIN = aTrade().id(1)
            .opened(Side.BUY, EUR_USD, "1.10012")
            .closed("2025-01-13T15:00:00Z")
            .profit("50.00") // 10,000 x (1.10512 - 1.10012)
            .pips("50.0")
            .riskReward("2")
            .worst("1.09912") // 10 pips
            .best("1.10612") // 60 pips
            .costs(costs("1.20", "0", "0")) // 10,000 x 0.00006, twice
            .build();

    static final ClosedTrade TUESDAY_LOSS = aTrade().id(2)
            .opened(Side.SELL, EUR_USD, "1.10500")
            .closed("2025-01-14T15:00:00Z")
            .profit("-30.00") // 10,000 x (1.10500 - 1.10800)
            .pips("-30.0")
            .riskReward("1.5")
            .worst("1.10850") // 35 pips
            .best("1.10400") // 10 pips
            .costs(costs("1.20", "0.10", "0"))
            .build();

    static final ClosedTrade WEDNESDAY_LOSS = aTrade().id(3)
            .opened(Side.BUY, USD_JPY, "150.300")
            .closed("2025-01-15T15:00:00Z")
            .profit("-20.00") // 10,000 x (150.000 - 150.300) = -3,000 JPY, at 150 JPY for 1 USD
            .pips("-30.0")
            .costs(costs("1.00", "0", "0.80"))
            .build();

    static final ClosedTrade THURSDAY_BREAKEVEN = aTrade().id(4)
            .opened(Side.BUY, EUR_USD, "1.10300")
            .closed("2025-01-16T15:00:00Z")
            .riskReward("1")
            .worst("1.10250") // 5 pips
            .best("1.10350") // 5 pips
            .costs(costs("1.20", "0", "0"))
            .build();

    static final ClosedTrade FRIDAY_WIN = aTrade().id(5)
            .opened(Side.BUY, EUR_USD, "1.10200")
            .closed("2025-01-17T15:00:00Z")
            .profit("90.00") // 20,000 x (1.10650 - 1.10200)
            .pips("45.0")
            .riskReward("2")
            .worst("1.10080") // 12 pips
            .best("1.10700") // 50 pips
            .costs(costs("2.40", "-0.20", "0"))
            .build();

    static final History WEEK = week(
            List.of(MONDAY_WIN, TUESDAY_LOSS, WEDNESDAY_LOSS, THURSDAY_BREAKEVEN, FRIDAY_WIN),
            List.of(
                    realised("2025-01-13T15:00:00Z", "50.00"),
                    realised("2025-01-14T15:00:00Z", "-30.00"),
                    financing("2025-01-14T22:00:00Z", "-0.80", USD_JPY),
                    realised("2025-01-15T15:00:00Z", "-20.00", USD_JPY),
                    transfer("2025-01-16T09:00:00Z", "1000.00"),
                    realised("2025-01-16T15:00:00Z", "0.00"),
                    realised("2025-01-17T15:00:00Z", "90.00")));

    final Performance performance = Performance.of(WEEK);

    @Test
    void totalsItsTrades() {
        assertThat(performance.outcomes())
                .isEqualTo(new Outcomes(
                        5,
                        2,
                        2,
                        value("40.0000"), // 100 x 2 / 5
                        new BigDecimal("35.0"), // 50 - 30 - 30 + 0 + 45
                        new BigDecimal("90.00"), // 50 - 30 - 20 + 0 + 90
                        value("1.6250"), // (2 + 1.5 + 1 + 2) / 4
                        value("90.00"),
                        value("-30.00")));
        assertThat(performance.outcomes().breakevenTrades()).isEqualTo(1);
    }

    @Test
    void endsWithTheBalance() {
        // 10,000 + 50 - 30 - 0.80 - 20 + 1,000 + 0 + 90
        assertThat(performance.currentBalance()).isEqualByComparingTo("11089.20");
    }

    @Test
    void measuresItsEdge() {
        assertThat(performance.edge())
                .isEqualTo(new Edge(
                        value("2.8000"), // (50 + 90) / (30 + 20)
                        value("18.0000"), // 90 / 5
                        value("7.0000"), // 35 / 5
                        value("70.0000"), // 140 / 2
                        value("-25.0000"), // -50 / 2
                        value("90.00"),
                        value("-30.00"),
                        1, // win, loss, loss, breakeven, win
                        2));
    }

    @Test
    void comparesReturnWithRisk() {
        // 50 / 10,000 = 0.0050000; (-30 - 0.80) / 10,050 = -0.0030647; -20 / 10,019.20 = -0.0019962;
        // 0 / (9,999.20 + 1,000) = 0; 90 / 10,999.20 = 0.0081824; mean 0.0016243
        // sample deviation 0.0047994: 0.0016243 / 0.0047994 x sqrt(252) = 5.3726
        // downside deviation sqrt((0.0030647^2 + 0.0019962^2) / 5) = 0.0016357: 0.99306 x sqrt(252) = 15.7644
        assertThat(performance.ratios()).isEqualTo(new ReturnRatios(value("5.3726"), value("15.7644")));
    }

    @Test
    void findsTheDrawdownFromMondayToFriday() {
        assertThat(performance.drawdown())
                .contains(new Drawdown(
                        new BigDecimal("50.80"), // 10,050 -> 10,020 -> 10,019.20 -> 9,999.20
                        value("0.5055"), // 100 x 50.80 / 10,050
                        Instant.parse("2025-01-13T15:00:00Z"),
                        Instant.parse("2025-01-15T15:00:00Z"),
                        // the 1,000 put in move the peak to 11,050; 11,089.20 is above it
                        Optional.of(Instant.parse("2025-01-17T15:00:00Z")),
                        Duration.ofDays(4)));
    }

    @Test
    void averagesTheExcursionsThatWereWatched() {
        assertThat(performance.excursions())
                .isEqualTo(new Excursions(
                        value("15.5000"), // (10 + 35 + 5 + 12) / 4
                        value("31.2500"))); // (60 + 10 + 5 + 50) / 4
    }

    @Test
    void sumsCostsByKind() {
        // 1.20 + 1.20 + 1.00 + 1.20 + 2.40; 0.10 - 0.20; 0.80
        assertThat(performance.costs()).isEqualTo(costs("7.00", "-0.10", "0.80"));
    }

    @Test
    void hasARowForEachDay() {
        List<DayMetrics> rows = DayMetrics.of(WEEK);

        assertThat(rows).hasSize(5);
        assertThat(rows.get(4))
                .isEqualTo(new DayMetrics(
                        LocalDate.of(2025, 1, 17),
                        EUR_USD,
                        Outcomes.of(List.of(FRIDAY_WIN)),
                        BigDecimal.ZERO,
                        new BigDecimal("10999.20"), // 9,999.20 and the 1,000 put in
                        new BigDecimal("11089.20"))); // 90 more
    }

    @Test
    void leavesOpenWhatHasNoValueWhenNothingHappened() {
        Performance quiet = Performance.of(week());

        assertThat(quiet.currentBalance()).isEqualByComparingTo("10000");
        assertThat(quiet.ratios()).isEqualTo(new ReturnRatios(Optional.empty(), Optional.empty()));
        assertThat(quiet.drawdown()).isEmpty();
        assertThat(quiet.excursions()).isEqualTo(new Excursions(Optional.empty(), Optional.empty()));
        assertThat(quiet.costs()).isEqualTo(costs("0", "0", "0"));
    }

    private static Optional<BigDecimal> value(String decimal) {
        return Optional.of(new BigDecimal(decimal));
    }
}
