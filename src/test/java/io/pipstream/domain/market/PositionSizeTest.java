package io.pipstream.domain.market;

import static io.pipstream.domain.market.MarketFixtures.roundMarket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pipstream.domain.money.Currency;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices: EURUSD 1.1, USDJPY 150, GBPUSD 1.25, EURGBP 0.88, EURJPY 165, XAUUSD 2000, AUDUSD 0.66, USDCAD 1.35. */
class PositionSizeTest {

    final FixedMarket market = roundMarket();
    final Conversions conversions = new Conversions(market.instruments());

    @Test
    void aPercentageOfTheEquityIsRisked() {
        // 10,000 x 1.5 / 100
        assertThat(PositionSize.risk(new BigDecimal("10000"), new BigDecimal("1.5")))
                .isEqualByComparingTo("150");
    }

    @ParameterizedTest(name = "{1} {3} over {2} of {0}: {4}")
    @CsvSource({
        "EURUSD, 100,   0.0020, USD, 50000", // 100 / 0.002
        "EURUSD, 100,   0.0030, USD, 33333", // 100 / 0.003 = 33,333.3
        "EURUSD, 100,   0.0020, EUR, 55000", // 100 EUR = 110 USD; / 0.002
        "EURUSD, 15000, 0.0020, JPY, 50000", // 15,000 JPY = 100 USD
        "EURUSD, 80,    0.0020, GBP, 50000", // 80 GBP = 100 USD
        "USDJPY, 100,   0.500,  USD, 30000", // 100 USD = 15,000 JPY; / 0.5
        "USDJPY, 100,   0.500,  EUR, 33000", // 100 EUR = 16,500 JPY
        "USDJPY, 10000, 0.500,  JPY, 20000",
        "USDJPY, 100,   0.500,  GBP, 37500", // 100 GBP = 125 USD = 18,750 JPY
        "XAUUSD, 100,   7.50,   USD, 13", // 100 / 7.5 = 13.3 ounces
        "XAUUSD, 100,   7.50,   EUR, 14", // 110 / 7.5 = 14.7
        "EURGBP, 100,   0.0025, EUR, 35200", // 100 EUR = 88 GBP; / 0.0025
        "EURGBP, 100,   0.0025, USD, 32000", // 100 USD = 80 GBP
        "AUDCAD, 100,   0.0027, USD, 50000", // 100 USD = 135 CAD; / 0.0027
        "EURUSD, 1E+9,  0.0001, USD, 50000000", // far more than the instrument's largest trade
        "EURUSD, 0.001, 0.0020, USD, 0", // half a unit
        "EURUSD, 0,     0.0020, USD, 0",
        "EURUSD, -50,   0.0020, USD, 0",
    })
    void theSizeLosesNoMoreThanTheRiskAtTheStop(
            String symbol, BigDecimal risk, BigDecimal distance, String account, long units) {
        Instrument instrument = instrument(symbol);

        assertThat(PositionSize.forRisk(instrument, risk, distance, conversion(instrument.quoteCurrency(), account)))
                .isEqualTo(units);
    }

    @ParameterizedTest(name = "{1} {3} at {2} for {0}: {4}")
    @CsvSource({
        "EURUSD, 2200,  0.02, USD, 100000", // a unit ties up 1.1 x 0.02 = 0.022 USD
        "EURUSD, 2000,  0.02, EUR, 100000", // 0.02 EUR
        "EURUSD, 100,   0.02, JPY, 30", // 165 x 0.02 = 3.3 JPY; 100 / 3.3 = 30.3
        "EURUSD, 1000,  0.02, GBP, 56818", // 0.88 x 0.02 = 0.0176; 56,818.2
        "USDJPY, 1000,  0.04, USD, 25000", // 0.04 USD
        "USDJPY, 1000,  0.04, EUR, 27500", // 1000 EUR = 1100 USD
        "XAUUSD, 1000,  0.05, USD, 10", // 2000 x 0.05 = 100 USD an ounce
        "XAUUSD, 99.99, 0.05, USD, 0", // less than one
        "AUDCAD, 1000,  0.03, EUR, 55555", // 0.66 / 1.1 x 0.03 = 0.018 EUR
        "EURUSD, 1E+12, 0.02, USD, 50000000", // far more than the instrument's largest trade
        "EURUSD, -1,    0.02, USD, 0",
    })
    void theLargestSizeTiesUpNoMoreThanIsFree(
            String symbol, BigDecimal free, BigDecimal rate, String account, long units) {
        Instrument instrument = instrument(symbol);

        assertThat(PositionSize.forMargin(instrument, free, rate, conversion(instrument.base(), account)))
                .isEqualTo(units);
    }

    @Test
    void lessThanTheSmallestTradeIsNone() {
        Instrument coarse = new Instrument(
                new Currency("EUR"),
                new Currency("USD"),
                new Instrument.Terms(new BigDecimal("0.0001"), 5, 100_000, BigDecimal.ONE, 1_000, 10_000));
        Conversion toDollars = Conversion.none(coarse.quoteCurrency());

        // 0.999 / 0.001 = 999 units, one too few
        assertThat(PositionSize.forRisk(coarse, new BigDecimal("0.999"), new BigDecimal("0.001"), toDollars))
                .isZero();
        assertThat(PositionSize.forRisk(coarse, new BigDecimal("1"), new BigDecimal("0.001"), toDollars))
                .isEqualTo(1_000);
    }

    @Test
    void aStopWithoutDistanceAndAMarginRateOfNothingAreRefused() {
        Instrument instrument = instrument("EURUSD");
        Conversion quote = conversion(instrument.quoteCurrency(), "USD");
        Conversion base = conversion(instrument.base(), "USD");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PositionSize.forRisk(instrument, BigDecimal.ONE, BigDecimal.ZERO, quote))
                .withMessageContaining("stop distance must be positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PositionSize.forMargin(instrument, BigDecimal.ONE, new BigDecimal("-0.02"), base))
                .withMessageContaining("margin rate must be positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PositionSize.forRisk(instrument, BigDecimal.ONE, BigDecimal.ONE, base));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PositionSize.forMargin(instrument, BigDecimal.ONE, BigDecimal.ONE, quote));
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
