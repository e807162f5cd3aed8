package io.pipstream.domain.market;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static io.pipstream.domain.market.InstrumentFixtures.XAU_USD;
import static io.pipstream.domain.market.InstrumentFixtures.someInstruments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentsTest {

    @Test
    void keepsTheOrderItWasGiven() {
        assertThat(someInstruments().all()).containsExactly(EUR_USD, USD_JPY, XAU_USD);
        assertThat(someInstruments().size()).isEqualTo(3);
        assertThat(someInstruments().indexOf(XAU_USD)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EURUSD", "EUR/USD", "EUR_USD", "eurusd", "Eur/Usd", "eur_usd"})
    void understandsEverySpelling(String name) {
        assertThat(someInstruments().find(name)).containsSame(EUR_USD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "EUR", "EURGBP", "USDEUR", "EUR-USD", "EUR//USD", "EURUSDX", " EURUSD", "E/URUSD", "🙂"})
    void knowsNothingElse(String name) {
        assertThat(someInstruments().find(name)).isEmpty();
    }

    @Test
    void refusesAnInstrumentTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Instruments(List.of(EUR_USD, USD_JPY, EUR_USD)))
                .withMessageContaining("EUR_USD");
    }

    @Test
    void hasNoPlaceForAStranger() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Instruments(List.of(EUR_USD)).indexOf(USD_JPY))
                .withMessageContaining("USD_JPY");
    }
}
