package io.pipstream.domain.market;

import static io.pipstream.domain.market.MarketFixtures.roundMarket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pipstream.domain.money.Amounts;
import io.pipstream.domain.money.Currency;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices: EURUSD 1.1, USDJPY 150, GBPUSD 1.25, EURGBP 0.88, EURJPY 165, XAUUSD 2000, AUDUSD 0.66, USDCAD 1.35. */
class PipsTest {

    final FixedMarket market = roundMarket();
    final Conversions conversions = new Conversions(market.instruments());

    @ParameterizedTest(name = "{1} {0} for an account in {2}: {3}")
    @CsvSource({
        "EURUSD, 100000, USD, 10", // 100,000 x 0.0001 USD
        "EURUSD, 100000, EUR, 9.0909", // 10 / 1.1
        "EURUSD, 100000, JPY, 1500", // 10 x 150
        "EURUSD, 100000, GBP, 8", // 10 / 1.25
        "USDJPY, 100000, USD, 6.6667", // 100,000 x 0.01 = 1000 JPY; / 150
        "USDJPY, 100000, EUR, 6.0606", // 1000 / 165
        "USDJPY, 100000, JPY, 1000",
        "USDJPY, 100000, GBP, 5.3333", // 1000 / 150 / 1.25
        "XAUUSD, 100,    USD, 1", // 100 x 0.01 USD
        "XAUUSD, 100,    EUR, 0.9091", // 1 / 1.1
        "XAUUSD, 100,    JPY, 150",
        "XAUUSD, 100,    GBP, 0.8", // 1 / 1.25
        "EURGBP, 100000, USD, 12.5", // 10 GBP x 1.25
        "EURGBP, 100000, EUR, 11.3636", // 10 / 0.88
        "EURGBP, 100000, JPY, 1875", // 10 x 1.25 x 150
        "EURGBP, 100000, GBP, 10",
        "AUDCAD, 100000, USD, 7.4074", // 10 CAD / 1.35
        "AUDCAD, 100000, EUR, 6.7340", // 10 / 1.35 / 1.1
        "AUDCAD, 100000, JPY, 1111.1111", // 10 / 1.35 x 150
        "AUDCAD, 100000, GBP, 5.9259", // 10 / 1.35 / 1.25
        "EURJPY, 1000,   EUR, 0.0606", // 1000 x 0.01 = 10 JPY; / 165
    })
    void aPipIsWorthItsQuoteCurrencyConverted(String symbol, long units, String account, BigDecimal value) {
        Instrument instrument = instrument(symbol);

        assertThat(Amounts.round(Pips.value(instrument, units, conversion(instrument.quoteCurrency(), account))))
                .isEqualByComparingTo(value);
    }

    @Test
    void thePipOfOneUnitIsNotRoundedAway() {
        Instrument instrument = instrument("USDJPY");

        // 0.01 JPY / 150 = 0.0000666..., which an amount of four digits could not hold
        assertThat(Pips.value(instrument, 1, conversion(instrument.quoteCurrency(), "USD")))
                .isEqualByComparingTo("0.00006666666666666667");
    }

    @Test
    void pipsAndDistancesAreTwoNamesOfOneThing() {
        assertThat(Pips.of(instrument("EURUSD"), new BigDecimal("0.00125"))).isEqualByComparingTo("12.5");
        assertThat(Pips.distance(instrument("EURUSD"), new BigDecimal("12.5"))).isEqualByComparingTo("0.00125");
        assertThat(Pips.of(instrument("USDJPY"), new BigDecimal("-0.305"))).isEqualByComparingTo("-30.5");
    }

    @Test
    void aConversionFromAnotherCurrencyIsRefused() {
        Instrument instrument = instrument("EURUSD");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pips.value(instrument, 1, conversion(instrument.base(), "USD")))
                .withMessageContaining("from USD, not from EUR");
    }

    private Instrument instrument(String symbol) {
        return market.instruments().find(symbol).orElseThrow();
    }

    private Conversion conversion(Currency from, String account) {
        return conversions
                .between(from, new Currency(account), market)
                .conversion()
                .orElseThrow();
    }
}
