package io.pipstream.domain.market;

import static io.pipstream.domain.market.MarketFixtures.EUR;
import static io.pipstream.domain.market.MarketFixtures.JPY;
import static io.pipstream.domain.market.MarketFixtures.USD;
import static io.pipstream.domain.market.MarketFixtures.instrument;
import static io.pipstream.domain.market.MarketFixtures.roundMarket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pipstream.domain.money.Currency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prices: EURUSD 1.1, USDJPY 150, EURJPY 165, XAUUSD 2000. */
class RolloverTest {

    static final LocalDate TUESDAY = LocalDate.of(2026, 6, 9);
    static final LocalDate WEDNESDAY = LocalDate.of(2026, 6, 10);

    final FixedMarket market = roundMarket();
    final Conversions conversions = new Conversions(market.instruments());
    final FinancingRates rates = new FinancingRates(Map.of(
            instrument("EURUSD"),
            Map.of(LocalDate.of(2026, 1, 1), rate("-0.03", "0.01"), WEDNESDAY, rate("-0.0365", "0.0073")),
            instrument("USDJPY"),
            Map.of(LocalDate.of(2026, 1, 1), rate("0.0219", "-0.0438")),
            instrument("XAUUSD"),
            Map.of(LocalDate.of(2026, 1, 1), rate("-0.05", "0.03"))));
    final Rollover rollover = new Rollover(new ValueDates(Map.of(), Map.of()), rates);

    @Test
    void theSumOfTheBrokerThatPublishesItsFormulaComesOut() {
        // 100,000 x 1.15826 x -0.03 / 365 = -9.51994520548 USD
        FinancingCharge charge = FinancingCharge.of(
                100_000, new BigDecimal("1.15826"), new BigDecimal("-0.03"), 1, Conversion.none(USD));

        assertThat(charge.quoteAmount()).isEqualByComparingTo("-9.5199452055");
        assertThat(charge.amount()).hasToString("-9.5199");
    }

    @ParameterizedTest(name = "{1} {2} {0} on {3} for an account in {4}: {5} days, {6}")
    @CsvSource({
        "EURUSD, BUY,  100000, 2026-06-09, USD, 1, -9.0411", // 100,000 x 1.1 x -0.03 / 365
        "EURUSD, SELL, 100000, 2026-06-09, USD, 1, 3.0137", // 100,000 x 1.1 x 0.01 / 365
        "EURUSD, BUY,  100000, 2026-06-10, USD, 3, -33", // 110,000 x -0.0365 x 3 / 365; the new rate
        "EURUSD, BUY,  100000, 2026-06-10, EUR, 3, -30", // -33 / 1.1
        "EURUSD, BUY,  100000, 2026-06-10, JPY, 3, -4950", // -33 x 150
        "USDJPY, BUY,  100000, 2026-06-09, JPY, 1, 900", // 15,000,000 x 0.0219 / 365
        "USDJPY, BUY,  100000, 2026-06-09, USD, 1, 6", // 900 / 150
        "USDJPY, SELL, 100000, 2026-06-10, EUR, 3, -32.7273", // -0.0438: -5400 JPY / 165
        "XAUUSD, SELL, 100,    2026-06-09, USD, 1, 16.4384", // 200,000 x 0.03 / 365
    })
    void theAnnualRateAppliesToTheValueOfThePosition(
            String symbol, Side side, long units, LocalDate date, String account, int days, BigDecimal amount) {
        Instrument instrument = instrument(symbol);
        BigDecimal price = market.quote(instrument).orElseThrow().quote().mid();

        FinancingCharge charge = rollover.charge(
                        instrument, side, units, date, price, conversion(instrument.quoteCurrency(), account))
                .orElseThrow();

        assertThat(charge.days()).isEqualTo(days);
        assertThat(charge.amount()).isEqualByComparingTo(amount);
        assertThat(charge.amount().scale()).isEqualTo(4);
        assertThat(charge.units()).isEqualTo(units);
        assertThat(charge.price()).isEqualTo(price);
        assertThat(charge.annualRate())
                .isEqualTo(rates.on(instrument, date).orElseThrow().of(side));
    }

    @Test
    void aDayWithoutAMoveOfTheValueDateCostsNothing() {
        Rollover beforeHoliday =
                new Rollover(new ValueDates(Map.of(), Map.of(USD, Set.of(LocalDate.of(2026, 9, 7)))), rates);

        assertThat(beforeHoliday.charge(
                        instrument("EURUSD"),
                        Side.BUY,
                        1_000,
                        LocalDate.of(2026, 9, 3),
                        BigDecimal.ONE,
                        Conversion.none(USD)))
                .isEmpty();
    }

    @Test
    void withoutARateInForceThereIsNoFinancing() {
        Conversion none = Conversion.none(USD);

        assertThat(rollover.charge(instrument("EURUSD"), Side.BUY, 1, LocalDate.of(2025, 12, 31), BigDecimal.ONE, none))
                .isEmpty();
        assertThat(rollover.charge(instrument("GBPUSD"), Side.BUY, 1, TUESDAY, BigDecimal.ONE, none))
                .isEmpty();
    }

    @Test
    void aConversionFromAnotherCurrencyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rollover.charge(
                        instrument("EURUSD"), Side.BUY, 1, TUESDAY, BigDecimal.ONE, Conversion.none(EUR)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.01", "-3.5", "1E+999999999"})
    void aRateThatWasMeantAsPerCentIsRefused(String rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rate("0", rate))
                .withMessageContaining("fraction from -2 to 2");
        assertThatIllegalArgumentException().isThrownBy(() -> rate(rate, "0"));
    }

    @Test
    void theChargeCarriesItsConversion() {
        FinancingCharge charge =
                FinancingCharge.of(1_000, new BigDecimal("150"), new BigDecimal("0.0365"), 1, conversion(JPY, "USD"));

        // 150,000 x 0.0365 / 365 = 15 JPY; / 150
        assertThat(charge.quoteAmount()).isEqualByComparingTo("15");
        assertThat(charge.conversion().legs()).hasSize(1);
        assertThat(charge.amount()).isEqualByComparingTo("0.1");
    }

    private static FinancingRate rate(String longRate, String shortRate) {
        return new FinancingRate(new BigDecimal(longRate), new BigDecimal(shortRate));
    }

    private Conversion conversion(Currency from, String account) {
        return conversions
                .between(from, new Currency(account), market)
                .conversion()
                .orElseThrow();
    }
}
