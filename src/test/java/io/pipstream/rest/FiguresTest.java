package io.pipstream.rest;

import static io.pipstream.rest.Answers.problemOf;
import static io.pipstream.rest.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Tags;
import io.pipstream.trading.PaperDesk;
import io.pipstream.wire.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {

    final PaperDesk desk = new PaperDesk();
    final PerformanceResource performance = new PerformanceResource();
    final EquityCurveResource curve = new EquityCurveResource();
    final DayMetricsResource metrics = new DayMetricsResource();
    final BreakdownResource breakdown = new BreakdownResource();

    /** Thursday: +48 USD of EURUSD; Friday: -22 USD of EURUSD, +10 USD of GBPUSD. */
    @BeforeEach
    void trade() {
        performance.accounts = curve.accounts =
                metrics.accounts = breakdown.accounts = new CallerFixture(desk, "demo", "new").accounts;
        performance.histories = curve.histories = metrics.histories = breakdown.histories = desk.histories;
        metrics.instruments = desk.instruments;
        desk.open("demo", "USD", RuleProfileName.HEDGING, "10000");
        Exits exits = new Exits(new BigDecimal("1.09020"), List.of(new BigDecimal("1.12020")), null);
        roundTrip("EURUSD", "1.10000 1.10020", "1.10500 1.10520", exits); // 10,000 × (1.10500 - 1.10020)
        desk.pass(Duration.ofDays(1));
        roundTrip("EURUSD", "1.10500 1.10520", "1.10300 1.10320", Exits.NONE); // 10,000 × (1.10300 - 1.10520)
        roundTrip("GBPUSD", "1.30000 1.30020", "1.30120 1.30140", Exits.NONE); // 10,000 × (1.30120 - 1.30020)
    }

    private void roundTrip(String symbol, String before, String after, Exits exits) {
        desk.quote(symbol, before.split(" ", -1)[0], before.split(" ", -1)[1]);
        long trade = desk.buys("demo", symbol, 10_000, exits, Tags.NONE);
        desk.quote(symbol, after.split(" ", -1)[0], after.split(" ", -1)[1]);
        desk.closes("demo", trade);
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException unreadable) {
            throw new AssertionError(text, unreadable);
        }
    }

    @Test
    void everyFigureIsThere() {
        JsonNode figures = json(text(performance.performance(null, null)));

        assertThat(figures.path("total_trades").intValue()).isEqualTo(3);
        assertThat(figures.path("winning_trades").intValue()).isEqualTo(2);
        assertThat(figures.path("losing_trades").intValue()).isEqualTo(1);
        assertThat(figures.path("win_rate").decimalValue()).isEqualTo("66.6667"); // 2 / 3
        assertThat(figures.path("total_pips").decimalValue()).isEqualByComparingTo("36"); // 48 - 22 + 10
        assertThat(figures.path("total_pnl").decimalValue()).isEqualByComparingTo("36");
        assertThat(figures.path("avg_rr").decimalValue()).isEqualByComparingTo("2"); // 0.02 / 0.01
        assertThat(figures.path("best_trade").decimalValue()).isEqualByComparingTo("48");
        assertThat(figures.path("worst_trade").decimalValue()).isEqualByComparingTo("-22");
        assertThat(figures.path("starting_balance").decimalValue()).isEqualByComparingTo("10000");
        assertThat(figures.path("current_balance").decimalValue()).isEqualByComparingTo("10036");
        assertThat(figures.path("profit_factor").decimalValue()).isEqualTo("2.6364"); // 58 / 22
        assertThat(figures.path("drawdown").path("amount").decimalValue()).isEqualByComparingTo("22");
        assertThat(figures.path("costs").path("half_spread").decimalValue())
                .isEqualByComparingTo("6"); // 3 × 2 × 10,000 × 0.0001
        assertThat(figures.path("average_mae_pips").isNumber()).isTrue();
        assertThat(figures.path("currency").asText()).isEqualTo("USD");
        assertThat(figures.path("period_start").asText()).isEqualTo("2026-01-15T12:00:00Z");
    }

    @Test
    void thereIsNothingToTellOfAnAccountThatHasNotTraded() {
        desk.open("new", "EUR", RuleProfileName.EU, "500");

        JsonNode figures = json(text(performance.performance("7", "new")));

        assertThat(figures.path("total_trades").intValue()).isZero();
        assertThat(figures.path("win_rate").isNull()).isTrue();
        assertThat(figures.path("drawdown").isNull()).isTrue();
        assertThat(figures.path("current_balance").decimalValue()).isEqualByComparingTo("500");
        assertThat(text(curve.curve(null, "new"))).isEqualTo("[]");
        assertThat(text(metrics.days(null, null, "new"))).isEqualTo("[]");
        assertThat(text(breakdown.breakdown(null, null, null, "new"))).isEqualTo("[]");
    }

    @Test
    void theCurveHasAPointForEachChange() {
        assertThat(text(curve.curve("30", null)))
                .isEqualTo("[{\"date\":\"2026-01-15T12:00:00Z\",\"balance\":10048.0000,\"pnl\":48.0000,"
                        + "\"pair\":\"EURUSD\"},"
                        + "{\"date\":\"2026-01-16T12:00:00Z\",\"balance\":10026.0000,\"pnl\":-22.0000,"
                        + "\"pair\":\"EURUSD\"},"
                        + "{\"date\":\"2026-01-16T12:00:00Z\",\"balance\":10036.0000,\"pnl\":10.0000,"
                        + "\"pair\":\"GBPUSD\"}]");
    }

    @Test
    void eachDayAndPairHasARow() {
        JsonNode rows = json(text(metrics.days(null, null, null)));

        assertThat(rows.findValuesAsText("date")).containsExactly("2026-01-15", "2026-01-16", "2026-01-16");
        assertThat(rows.findValuesAsText("pair")).containsExactly("EURUSD", "EURUSD", "GBPUSD");
        assertThat(rows.path(1).path("starting_equity").decimalValue()).isEqualByComparingTo("10048");
        assertThat(rows.path(1).path("ending_equity").decimalValue()).isEqualByComparingTo("10036");
        assertThat(rows.path(1).path("max_drawdown").decimalValue()).isEqualByComparingTo("22");
    }

    @Test
    void oneWhoAsksForAPairGetsItsRowsAndTheAccountsBalance() {
        JsonNode rows = json(text(metrics.days("GBP/USD", "30", "demo")));

        assertThat(rows).hasSize(1);
        assertThat(rows.path(0).path("total_trades").intValue()).isEqualTo(1);
        assertThat(rows.path(0).path("starting_equity").decimalValue()).isEqualByComparingTo("10048");
    }

    @Test
    void eachInstrumentHasARowOfTheTradesInIt() {
        JsonNode rows = json(text(breakdown.breakdown(null, null, null, null)));

        assertThat(rows.findValuesAsText("key")).containsExactly("EURUSD", "GBPUSD");
        assertThat(rows.path(0).path("total_trades").intValue()).isEqualTo(2);
        assertThat(rows.path(0).path("win_rate").decimalValue()).isEqualByComparingTo("50");
        assertThat(rows.path(0).path("total_pips").decimalValue()).isEqualByComparingTo("26");
        assertThat(rows.path(0).path("total_pnl").decimalValue()).isEqualByComparingTo("26"); // 48 - 22
        assertThat(rows.path(0).path("avg_risk_reward").decimalValue()).isEqualByComparingTo("2");
        assertThat(rows.path(1).path("best_trade").decimalValue()).isEqualByComparingTo("10");
    }

    @Test
    void hoursAndWeekdaysAreThoseOfTheZoneAskedFor() {
        JsonNode hours = json(text(breakdown.breakdown("hour", "America/New_York", "30", "demo")));
        assertThat(hours.findValuesAsText("key")).containsExactly("07"); // 12:00 in UTC
        assertThat(hours.path(0).path("total_pnl").decimalValue()).isEqualByComparingTo("36"); // 48 - 22 + 10

        JsonNode weekdays = json(text(breakdown.breakdown("WEEKDAY", "+14:00", null, null)));
        assertThat(weekdays.findValuesAsText("key")).containsExactly("friday", "saturday"); // 02:00 there
        assertThat(weekdays.path(1).path("total_pnl").decimalValue()).isEqualByComparingTo("-12"); // -22 + 10
    }

    @Test
    void whatTradesCannotBeDividedByIsRefused() {
        Problem problem = problemOf(() -> breakdown.breakdown("minute", "Moon/Crater", null, null));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.fields()).containsOnlyKeys("by", "zone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "36501", "month", "1.5", "99999999999999999999"})
    void daysThatAreNoneAreRefused(String days) {
        for (Problem problem : List.of(
                problemOf(() -> performance.performance(days, null)),
                problemOf(() -> curve.curve(days, null)),
                problemOf(() -> metrics.days(null, days, null)),
                problemOf(() -> breakdown.breakdown(null, null, days, null)))) {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.fields()).containsOnlyKeys("days");
        }
    }

    @Test
    void anUnknownAccountOrPairIsNotFound() {
        assertThat(problemOf(() -> performance.performance(null, "nobody")).code())
                .isEqualTo("unknown_account");
        assertThat(problemOf(() -> curve.curve(null, "nobody")).status()).isEqualTo(404);
        assertThat(problemOf(() -> breakdown.breakdown(null, null, null, "nobody"))
                        .status())
                .isEqualTo(404);
        assertThat(problemOf(() -> metrics.days("FOOBAR", null, null)).code()).isEqualTo("unknown_symbol");
    }
}
