package io.pipstream.domain.rules;

import static io.pipstream.domain.rules.RuleFixtures.EUR_GBP;
import static io.pipstream.domain.rules.RuleFixtures.EUR_USD;
import static io.pipstream.domain.rules.RuleFixtures.GBP_USD;
import static io.pipstream.domain.rules.RuleFixtures.USD_JPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pipstream.domain.money.Currency;
import io.pipstream.domain.rules.CurrencyMarginRates.Line;
import io.pipstream.domain.rules.MarginRates.MarginRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrencyMarginRatesTest {

    final MarginRates rates = rates(
            "USD 2010-10-18 0",
            "* 2010-10-18 0.05",
            "EUR 2010-10-18 0.02",
            "GBP 2010-10-18 0.02",
            "GBP 2016-11-07 0.05");

    static CurrencyMarginRates rates(String... lines) {
        return new CurrencyMarginRates(
                Stream.of(lines).map(CurrencyMarginRatesTest::line).toList());
    }

    static Line line(String text) {
        String[] parts = text.split(" ", -1);
        return new Line(
                parts[0].equals("*") ? null : new Currency(parts[0]),
                LocalDate.parse(parts[1]),
                new MarginRate(new BigDecimal(parts[2]), text));
    }

    @ParameterizedTest(name = "on {0} EUR_USD {1}, GBP_USD {2}, EUR_GBP {3}, USD_JPY {4}")
    @CsvSource({
        "2005-01-01, 0.02, 0.02, 0.02, 0.05", // before the first date: the first rate
        "2016-11-06, 0.02, 0.02, 0.02, 0.05",
        "2016-11-07, 0.02, 0.05, 0.05, 0.05",
        "2026-01-14, 0.02, 0.05, 0.05, 0.05"
    })
    void anInstrumentTakesTheHigherRateOfItsTwoOnThatDate(
            LocalDate date, String eurUsd, String gbpUsd, String eurGbp, String usdJpy) {
        assertThat(rates.on(EUR_USD, date).rate()).isEqualTo(eurUsd);
        assertThat(rates.on(GBP_USD, date).rate()).isEqualTo(gbpUsd);
        assertThat(rates.on(EUR_GBP, date).rate()).isEqualTo(eurGbp);
        assertThat(rates.on(USD_JPY, date).rate()).isEqualTo(usdJpy);
    }

    @Test
    void theSourceIsThatOfTheHigherRate() {
        assertThat(rates.on(EUR_GBP, LocalDate.parse("2020-01-01")).source()).isEqualTo("GBP 2016-11-07 0.05");
        assertThat(rates.on(USD_JPY, LocalDate.parse("2020-01-01")).source()).isEqualTo("* 2010-10-18 0.05");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            EUR 2020-01-01 -0.01                    | A margin rate is 0 to 1, not -0.01
            EUR 2020-01-01 1.01                     | A margin rate is 0 to 1, not 1.01
            * 2020-01-01 0                          | The margin rate of all other currencies must be above 0
            EUR 2020-01-01 0.1,EUR 2020-01-01 0.2   | Twice a margin rate of EUR from 2020-01-01
            * 2020-01-01 0.1,* 2020-01-01 0.2       | Twice a margin rate of the other currencies from 2020-01-01
            * 2020-01-01 1,EUR 2020-01-01 0,GBP 2020-01-01 0 | Only one currency may have the margin rate 0, not both EUR and GBP
            EUR 2020-01-01 0.1                      | There is no margin rate for the other currencies
            """)
    void aTableThatLeavesARateOpenIsRefused(String lines, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rates(lines.split(",", -1)))
                .withMessage(why);
    }

    @Test
    void aCurrencyThatAddsNothingMayDoSoFromSeveralDates() {
        assertThat(List.of(rates("* 2020-01-01 0.1", "USD 2020-01-01 0", "USD 2021-01-01 0")
                        .on(EUR_USD, LocalDate.parse("2022-01-01"))
                        .rate()))
                .containsExactly(new BigDecimal("0.1"));
    }
}
