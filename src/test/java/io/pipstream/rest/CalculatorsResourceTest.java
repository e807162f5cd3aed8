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
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalculatorsResourceTest {

    final PaperDesk desk = new PaperDesk();
    final CalculatorsResource calculators = new CalculatorsResource();
    final RiskParameters risk = new RiskParameters();

    @BeforeEach
    void open() {
        calculators.accounts = new CallerFixture(desk, "demo", "euro").accounts;
        calculators.values = desk.values;
        calculators.instruments = desk.instruments;
        calculators.conversions = desk.conversions;
        desk.open("demo", "USD", RuleProfileName.US, "10000");
        desk.open("euro", "EUR", RuleProfileName.US, "10000");
        desk.quote("EURUSD", "1.09990", "1.10010"); // 1.10 in the middle
        desk.quote("USDJPY", "149.990", "150.010"); // 150
        desk.quote("EURJPY", "164.990", "165.010"); // 165
        desk.quote("XAUUSD", "2000.00", "2000.20");
    }

    private static JsonNode json(Response answer) {
        try {
            return Json.mapper().readTree(text(answer));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @ParameterizedTest(name = "{1} of {0} in {2}")
    @CsvSource({
        "EURUSD, 10000, demo, 1.0000", // 10,000 × 0.0001
        "USDJPY, 10000, demo, 0.6667", // 10,000 × 0.01 / 150
        "XAUUSD, 10, demo, 0.1000", // 10 × 0.01
        "EURUSD, 10000, euro, 0.9091", // 1 / 1.10
        "USDJPY, 10000, euro, 0.6061", // 100 JPY / 165
    })
    void aPipIsWorthWhatTheConversionMakesOfIt(String symbol, String units, String account, String value) {
        JsonNode answer = json(calculators.pipValue(symbol, units, null, account));

        assertThat(answer.path("pip_value").decimalValue()).isEqualTo(value);
        assertThat(answer.path("currency").asText()).isEqualTo(account.equals("demo") ? "USD" : "EUR");
    }

    @Test
    void theConversionIsShown() {
        assertThat(text(calculators.pipValue("usd/jpy", null, "0.1", null)))
                .isEqualTo("{\"account\":\"demo\",\"symbol\":\"USDJPY\",\"currency\":\"USD\",\"units\":10000,"
                        + "\"lots\":0.1,\"pip\":0.01,\"pip_value\":0.6667,"
                        + "\"conversion\":{\"from\":\"JPY\",\"to\":\"USD\",\"rate\":0.006666666666666667,"
                        + "\"path\":[{\"symbol\":\"USDJPY\",\"rate\":150.0000,\"inverted\":true}]}}");
    }

    @Test
    void theMarginIsThatOfTheAccountsRules() {
        JsonNode answer = json(calculators.margin("EURUSD", "10000", null, null));

        assertThat(answer.path("value").decimalValue()).isEqualByComparingTo("11000"); // 10,000 × 1.10
        assertThat(answer.path("margin_rate").decimalValue()).isEqualByComparingTo("0.02");
        assertThat(answer.path("margin_rule").asText()).contains("NFA");
        assertThat(answer.path("margin").decimalValue()).isEqualByComparingTo("220"); // 2 % of it
    }

    @Test
    void thePositionSizeLosesTheRiskAtTheStop() {
        risk.riskPercent = "1";
        risk.stopPips = "25";

        JsonNode answer = json(calculators.positionSize("EURUSD", null, risk));

        assertThat(answer.path("risk_amount").decimalValue()).isEqualByComparingTo("100"); // 1 % of 10,000
        assertThat(answer.path("units").longValue()).isEqualTo(40_000); // 100 / 0.0025
        assertThat(answer.path("lots").decimalValue()).isEqualTo("0.4");
        assertThat(answer.path("loss_at_stop").decimalValue()).isEqualByComparingTo("100");
        assertThat(answer.path("pip_value").decimalValue()).isEqualByComparingTo("4");
        assertThat(answer.path("margin").decimalValue()).isEqualByComparingTo("880"); // 2 % of 40,000 × 1.10
        assertThat(answer.path("margin_free").decimalValue()).isEqualByComparingTo("10000");
    }

    @ParameterizedTest(name = "stop {0}, entry {1}: {2} pips, {3} units")
    @CsvSource({
        "1.09510, , 50.0, 20000", // a long, bought at 1.10010: 100 / 0.005
        "1.10490, , 50.0, 20000", // a short, sold at 1.09990
        "1.09000, 1.10000, 100.0, 10000",
        "1.10000, 1.09000, 100.0, 10000",
    })
    void theStopMayBeAPrice(String stop, String entry, String pips, long units) {
        risk.riskAmount = "100";
        risk.stopPrice = stop;
        risk.entryPrice = entry;

        JsonNode answer = json(calculators.positionSize("EURUSD", null, risk));

        assertThat(answer.path("stop_pips").decimalValue()).isEqualByComparingTo(pips);
        assertThat(answer.path("units").longValue()).isEqualTo(units);
    }

    @Test
    void aStopBetweenBidAndAskIsOfNoSide() {
        risk.riskAmount = "100";
        risk.stopPrice = "1.10000";

        assertThat(problemOf(() -> calculators.positionSize("EURUSD", null, risk))
                        .fields())
                .containsOnlyKeys("stop_price");
    }

    @Test
    void theLargestOrderLeavesNothingFree() {
        JsonNode answer = json(calculators.maxUnits("EURUSD", "buy", null));

        // a unit holds 2 % of 1.10 = 0.022 and loses 0.0002 at once: 10,000 / 0.0222 = 450,450.45
        assertThat(answer.path("units").longValue()).isEqualTo(450_450);
        assertThat(answer.path("price").decimalValue()).isEqualTo("1.10010");
    }

    @Test
    void whatIsClosedFirstCountsToo() {
        desk.buys("demo", "EURUSD", 100_000, Exits.NONE, Tags.NONE);

        // closes 100,000; then the equity of 10,000 - 100,000 × 0.0002 is free: 9,980 / 0.0222 = 449,549.5
        assertThat(json(calculators.maxUnits("EURUSD", "sell", null))
                        .path("units")
                        .longValue())
                .isEqualTo(549_549);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} {4} {5}: {6}")
    @CsvSource({
        ",,10,,,, risk_percent",
        "1,5,10,,,, risk_amount",
        "0,,10,,,, risk_percent",
        "-1,,10,,,, risk_percent",
        "100.1,,10,,,, risk_percent",
        "one,,10,,,, risk_percent",
        "1E-50,,10,,,, risk_percent",
        ",1E+20,10,,,, risk_amount",
        ",0,10,,,, risk_amount",
        "1,,,,,, stop_pips",
        "1,,0,,,, stop_pips",
        "1,,1000001,,,, stop_pips",
        "1,,10,1.09,,, stop_price",
        "1,,,1.123456,,, stop_price",
        "1,,,0,,, stop_price",
        "1,,,1.09,1.0900,, stop_price",
        "1,,,1.09,x,, entry_price",
        "1,,10,,,, symbol",
    })
    void aRiskThatCannotBeUnderstoodIsNamed(
            String percent, String amount, String pips, String stop, String entry, String none, String field) {
        risk.riskPercent = percent;
        risk.riskAmount = amount;
        risk.stopPips = pips;
        risk.stopPrice = stop;
        risk.entryPrice = entry;

        Problem problem =
                problemOf(() -> calculators.positionSize(field.equals("symbol") ? null : "EURUSD", null, risk));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.fields()).containsOnlyKeys(field);
    }

    @ParameterizedTest(name = "units {0}, lots {1}: {2}")
    @CsvSource({
        ",, units",
        "1,1, lots",
        "0,, units",
        "1.5,, units",
        "many,, units",
        "50000001,, units",
        ",0, lots",
        ",-1, lots",
        ",0.000001, lots",
        ",1000000, lots",
        ",much, lots",
    })
    void unitsThatCannotBeUnderstoodAreNamed(String units, String lots, String field) {
        for (Problem problem : List.of(
                problemOf(() -> calculators.margin("EURUSD", units, lots, null)),
                problemOf(() -> calculators.pipValue("EURUSD", units, lots, null)))) {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.fields()).containsOnlyKeys(field);
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "long", "b"})
    void theSideMustBeNamed(String side) {
        assertThat(problemOf(() -> calculators.maxUnits("EURUSD", side, null)).fields())
                .containsOnlyKeys("side");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(problemOf(() -> calculators.maxUnits("FOOBAR", "buy", null)).code())
                .isEqualTo("unknown_symbol");
        assertThat(problemOf(() -> calculators.maxUnits("EURUSD", "buy", "nobody"))
                        .code())
                .isEqualTo("unknown_account");
    }

    @Test
    void withoutAPriceNothingIsCalculated() {
        assertThat(problemOf(() -> calculators.maxUnits("GBPUSD", "buy", null)).code())
                .isEqualTo("instrument_price_unknown");
        Problem problem = problemOf(() -> calculators.pipValue("EURCHF", "1000", null, null));
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.code()).isEqualTo("conversion_rate_unknown");
        assertThat(problem.sentence())
                .isEqualTo("Converting CHF to USD needs a quote of USDCHF, and none has come yet.");
    }
}
