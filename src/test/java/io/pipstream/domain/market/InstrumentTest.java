package io.pipstream.domain.market;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static io.pipstream.domain.market.InstrumentFixtures.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pipstream.domain.money.Currency;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstrumentTest {

    @Test
    void isNamedWithAnUnderscoreInsideAndWithoutOneOnTheWire() {
        assertThat(EUR_USD).hasToString("EUR_USD");
        assertThat(EUR_USD.symbol()).isEqualTo("EURUSD");
        assertThat(EUR_USD.base()).isEqualTo(new Currency("EUR"));
        assertThat(EUR_USD.quoteCurrency()).isEqualTo(new Currency("USD"));
    }

    @Test
    void isEqualToTheSamePairWhateverItsTerms() {
        Instrument other =
                new Instrument(new Currency("EUR"), new Currency("USD"), terms(new BigDecimal("0.01"), 2, "1", 1, 1));

        assertThat(other).isEqualTo(EUR_USD).hasSameHashCodeAs(EUR_USD);
        assertThat(EUR_USD).isNotEqualTo(USD_JPY).isNotEqualTo("EURUSD");
    }

    @Test
    void refusesOneCurrencyTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Instrument(new Currency("EUR"), new Currency("EUR"), EUR_USD.terms()))
                .withMessageContaining("EUR twice");
    }

    @Test
    void givesAPriceExactlyItsDigits() {
        assertThat(EUR_USD.price(new BigDecimal("1.1"))).hasToString("1.10000");
        assertThat(USD_JPY.price(new BigDecimal("150.1230000"))).hasToString("150.123");
    }

    /** Whoever reads what was written of it takes numbers of at most 40 characters. */
    @ParameterizedTest
    @CsvSource({"1E+34", "1E+39", "12345678901234567890123456789012345.12345"})
    void refusesAPriceThatWouldBeTooLongWithItsDigits(BigDecimal price) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EUR_USD.price(price))
                .withMessageContaining("at most 40 digits");
        assertThat(EUR_USD.price(new BigDecimal("1E+33")).toPlainString()).hasSize(40);
    }

    @ParameterizedTest
    @CsvSource({"0, must be positive", "-1.1, must be positive", "1.100001, at most 5 digits"})
    void refusesAPriceThatCannotBe(BigDecimal price, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EUR_USD.price(price))
                .withMessageContaining(reason)
                .withMessageContaining(price.toString());
    }

    @Test
    void roundsTheBidDownAndTheAskUp() {
        BigDecimal between = new BigDecimal("1.100019");

        assertThat(EUR_USD.roundBid(between)).hasToString("1.10001");
        assertThat(EUR_USD.roundAsk(between)).hasToString("1.10002");
    }

    @Test
    void knowsItsTypicalSpreadAsAPrice() {
        // 0.8 pips of 0.0001
        assertThat(EUR_USD.terms().typicalSpreadPrice()).isEqualByComparingTo("0.00008");
    }

    @ParameterizedTest
    @CsvSource({
        "0.0002, 5,  0.8, 1, 10, pip must be a power of ten",
        "0,      5,  0.8, 1, 10, pip must be a power of ten",
        "1E+1,   5,  0.8, 1, 10, pip must be at most 1",
        "0.0001, 3,  0.8, 1, 10, price digits",
        "0.0001, 11, 0.8, 1, 10, price digits",
        "0.0001, 5,  0,   1, 10, typical spread",
        "0.0001, 5,  0.8, 0, 10, units",
        "0.0001, 5,  0.8, 9, 8,  units",
    })
    void refusesTermsThatCannotBe(BigDecimal pip, int digits, String spread, long min, long max, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> terms(pip, digits, spread, min, max))
                .withMessageContaining(rule);
    }

    @Test
    void refusesAContractOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Instrument.Terms(new BigDecimal("0.01"), 2, 0, BigDecimal.ONE, 1, 1))
                .withMessageContaining("contract size");
    }
}
