package io.pipstream.feed.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.pipstream.domain.money.Currency;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedCurrencyFileTest {

    static final String HEADER = "base,quote,rate,daily_volatility_percent,anchor,correlation,rhythm\n";

    @Test
    void aRateOfTheDollarIsTurnedAround() throws IOException {
        List<SimulatedCurrency> currencies = read("USD,JPY,150,0.6,,,pacific\nXAU,USD,3886,1,JPY,-0.4,america\n");

        assertThat(currencies.get(0).usdValue()).isCloseTo(1 / 150.0, within(1e-12));
        assertThat(currencies.get(0).dailyVolatility()).isCloseTo(0.006, within(1e-12));
        assertThat(currencies.get(1).usdValue()).isEqualTo(3886);
        assertThat(currencies.get(1).anchor()).isEqualTo(new Currency("JPY"));
        assertThat(currencies.get(1).correlation()).isEqualTo(-0.4);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            EUR,GBP,0.9,0.5,,,europe      | one of the two currencies must be the dollar
            USD,USD,1,0.5,,,europe        | one of the two currencies must be the dollar
            EUR,USD,x,0.5,,,europe        | x
            EUR,USD,-1,0.5,,,europe       | the rate must be positive
            USD,JPY,0,0.5,,,europe        | the rate must be positive
            EUR,USD,1,50,,,europe         | the daily volatility
            EUR,USD,1,0,,,europe          | the daily volatility
            EUR,USD,1,0.5,GBP,1.1,europe  | the correlation
            EUR,USD,1,0.5,,,mars          | MARS
            """)
    void aWrongLineIsReportedWithItsNumber(String line, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(line + "\n"))
                .withMessageStartingWith("simulated-currencies.csv, line 2: ")
                .withMessageContaining(reason);
    }

    private static List<SimulatedCurrency> read(String lines) throws IOException {
        return SimulatedCurrencyFile.read(new StringReader(HEADER + lines));
    }
}
