package io.pipstream.domain.market;

import static io.pipstream.domain.market.MarketFixtures.USD;
import static io.pipstream.domain.market.MarketFixtures.roundMarket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pipstream.domain.money.Currency;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices: EURUSD 1.1, USDJPY 150, GBPUSD 1.25, EURGBP 0.88, EURJPY 165, XAUUSD 2000, AUDUSD 0.66, USDCAD 1.35. */
class MarginTest {

    final FixedMarket market = roundMarket();
    final Conversions conversions = new Conversions(market.instruments());

    @ParameterizedTest(name = "{1} {0} at {2} for an account in {3}: {4}")
    @CsvSource({
        "EURUSD, 100000, 0.02, USD, 2200", // 2000 EUR x 1.1
        "EURUSD, 100000, 0.02, EUR, 2000", // 100,000 x 0.02
        "EURUSD, 100000, 0.02, JPY, 330000", // 2000 x 165
        "EURUSD, 100000, 0.02, GBP, 1760", // 2000 x 0.88
        "USDJPY, 100000, 0.02, USD, 2000",
        "USDJPY, 100000, 0.02, EUR, 1818.1818", // 2000 / 1.1
        "USDJPY, 100000, 0.02, JPY, 300000", // 2000 x 150
        "USDJPY, 100000, 0.02, GBP, 1600", // 2000 / 1.25
        "XAUUSD, 100,    0.05, USD, 10000", // 100 x 2000 x 0.05
        "XAUUSD, 100,    0.05, EUR, 9090.9091", // 10,000 / 1.1
        "XAUUSD, 100,    0.05, JPY, 1500000", // 10,000 x 150
        "XAUUSD, 100,    0.05, GBP, 8000", // 10,000 / 1.25
        "AUDCAD, 100000, 0.02, USD, 1320", // 2000 AUD x 0.66
        "AUDCAD, 100000, 0.02, EUR, 1200", // 1320 / 1.1
        "AUDCAD, 100000, 0.02, JPY, 198000", // 1320 x 150
        "AUDCAD, 100000, 0.02, GBP, 1056", // 1320 / 1.25
        "USDJPY, 1,      0.03, EUR, 0.0273", // 0.03 / 1.1 = 0.02727
    })
    void marginIsAPartOfTheBaseConverted(
            String symbol, long units, BigDecimal rate, String account, BigDecimal margin) {
        Instrument instrument = instrument(symbol);

        assertThat(Margin.of(instrument, units, rate, conversion(instrument.base(), account)))
                .isEqualByComparingTo(margin);
    }

    @Test
    void aConversionFromAnotherCurrencyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Margin.of(instrument("EURUSD"), 1, BigDecimal.ONE, Conversion.none(USD)))
                .withMessageContaining("from EUR, not from USD");
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
