package io.pipstream.domain.market;

import static io.pipstream.domain.market.MarketFixtures.instrument;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pipstream.domain.money.Currency;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LotsTest {

    @ParameterizedTest
    @CsvSource({"1, 100000", "0.01, 1000", "0.00001, 1", "1.50, 150000", "2.00000000, 200000", "0, 0", "-1, -100000"})
    void aLotOfCurrencyIsAHundredThousand(BigDecimal lots, long units) {
        assertThat(Lots.toUnits(instrument("EURUSD"), lots)).isEqualTo(units);
        assertThat(Lots.ofUnits(instrument("EURUSD"), units)).isEqualByComparingTo(lots);
    }

    @Test
    void aLotOfGoldIsAHundredOunces() {
        assertThat(Lots.toUnits(instrument("XAUUSD"), new BigDecimal("0.01"))).isEqualTo(1);
        assertThat(Lots.ofUnits(instrument("XAUUSD"), 250)).hasToString("2.5");
    }

    @Test
    void lotsAreWrittenWithoutAnExponent() {
        assertThat(Lots.ofUnits(instrument("EURUSD"), 2_000_000)).hasToString("20");
    }

    @Test
    void aContractSizeThatDoesNotDivideIsRoundedToTenDigits() {
        Instrument thirds = new Instrument(
                new Currency("EUR"),
                new Currency("USD"),
                new Instrument.Terms(new BigDecimal("0.0001"), 5, 3, BigDecimal.ONE, 1, 10));

        assertThat(Lots.ofUnits(thirds, 1)).hasToString("0.3333333333");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.000001", "0.123456", "1E+18"})
    void aFractionOfAUnitAndMoreThanCanBeCountedAreRefused(BigDecimal lots) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lots.toUnits(instrument("EURUSD"), lots))
                .withMessageContaining("not a whole number of units");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+999999999", "1E-999999999", "1.00000000000000000000000000000000000000000001"})
    void aNumberThatWouldFillTheMemoryIsRefused(BigDecimal lots) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lots.toUnits(instrument("EURUSD"), lots))
                .withMessageContaining("at most 40 digits");
    }
}
