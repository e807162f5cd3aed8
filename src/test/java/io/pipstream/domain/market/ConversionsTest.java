package io.pipstream.domain.market;

import static io.pipstream.domain.market.MarketFixtures.EUR;
import static io.pipstream.domain.market.MarketFixtures.GBP;
import static io.pipstream.domain.market.MarketFixtures.JPY;
import static io.pipstream.domain.market.MarketFixtures.USD;
import static io.pipstream.domain.market.MarketFixtures.instruments;
import static io.pipstream.domain.market.MarketFixtures.roundMarket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pipstream.domain.money.Currency;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionsTest {

    final FixedMarket market = roundMarket();
    final Conversions conversions = new Conversions(market.instruments());

    @Test
    void aCurrencyIsItselfAtOneWithoutAnyPrice() {
        Conversion same = conversion(conversions, USD, USD, new FixedMarket(market.instruments()));

        assertThat(same.rate()).isEqualByComparingTo("1");
        assertThat(same.legs()).isEmpty();
        assertThat(same.unpriced()).isEmpty();
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "EUR, USD, 1.1", // the price itself
        "USD, EUR, 0.9090909090909091", // 1 / 1.1, 16 digits
        "JPY, USD, 0.006666666666666667", // 1 / 150
        "EUR, JPY, 165", // its own instrument, not over the dollar (also 1.1 x 150)
        "GBP, JPY, 187.5", // 1.25 x 150: over the dollar, for GBPUSD is listed before EURGBP
        "JPY, GBP, 0.005333333333333333", // 1 / (150 x 1.25)
        "XAU, JPY, 300000", // 2000 x 150
        "XAU, EUR, 1818.181818181818", // 2000 / 1.1
        "CAD, JPY, 111.1111111111111", // 150 / 1.35
        "AUD, EUR, 0.6", // 0.66 / 1.1
    })
    void convertsOverTheFewestInstruments(String from, String to, BigDecimal rate) {
        assertThat(conversion(conversions, new Currency(from), new Currency(to), market)
                        .rate())
                .isEqualByComparingTo(rate);
    }

    @Test
    void namesEveryPriceThatTookPart() {
        Conversion conversion = conversion(conversions, new Currency("CAD"), JPY, market);

        assertThat(conversion.legs())
                .extracting(leg -> leg.instrument().symbol() + " " + leg.rate().toPlainString() + " " + leg.inverted())
                .containsExactly("USDCAD 1.350000 true", "USDJPY 150.0000 false");
        assertThat(conversion.conversion()).containsSame(conversion);
    }

    @Test
    void ofTwoShortestWaysTakesTheOneWhoseInstrumentsComeFirst() {
        assertThat(symbols(new Conversions(instruments("EURUSD USDJPY GBPUSD EURGBP EURJPY")), GBP, JPY))
                .containsExactly("GBPUSD", "USDJPY");
        assertThat(symbols(new Conversions(instruments("EURGBP EURJPY GBPUSD EURUSD USDJPY")), GBP, JPY))
                .containsExactly("EURGBP", "EURJPY");
    }

    @Test
    void roundsOnlyTheOneDivision() {
        FixedMarket odd = new FixedMarket(instruments("EURUSD USDJPY"))
                .quoting("EUR/USD 1.12345/1.12346", "USD/JPY 151.111/151.112");
        Conversions few = new Conversions(odd.instruments());

        // 1.123455 x 151.1115 = 169.7669702325 (exact: 6 and 4 digits after the point make 10)
        assertThat(conversion(few, EUR, JPY, odd).rate()).isEqualByComparingTo("169.7669702325");
        assertThat(conversion(few, EUR, JPY, odd).convert(new BigDecimal("1000")))
                .isEqualByComparingTo("169766.9702325000");
        // 1 / 169.7669702325
        assertThat(conversion(few, JPY, EUR, odd).rate().precision()).isEqualTo(16);
    }

    @Test
    void saysWhichPriceIsNotKnownYet() {
        FixedMarket half = new FixedMarket(market.instruments()).quoting("GBP/USD 1.24990/1.25010");

        ConversionResult result = conversions.between(GBP, JPY, half);

        assertThat(result)
                .isEqualTo(new PriceUnknown(
                        GBP, JPY, half.instruments().find("USDJPY").orElseThrow()));
        assertThat(result.conversion()).isEmpty();
        assertThat(result.unpriced())
                .hasValueSatisfying(missing -> assertThat(missing).hasToString("USD_JPY"));
    }

    @Test
    void keepsToTheWayEvenIfItsPriceIsUnknownAndAnotherWayIsNot() {
        FixedMarket around =
                new FixedMarket(market.instruments()).quoting("EUR/USD 1.09990/1.10010", "USD/JPY 149.990/150.010");

        assertThat(conversions.between(EUR, JPY, around).unpriced().orElseThrow())
                .hasToString("EUR_JPY");
    }

    @Test
    void knowsWhichCurrenciesAreConnected() {
        Conversions islands = new Conversions(instruments("EURUSD AUDNZD"));

        assertThat(islands.connect(USD, EUR)).isTrue();
        assertThat(islands.connect(USD, new Currency("NZD"))).isFalse();
        assertThat(islands.connect(new Currency("ABC"), USD)).isFalse();
        assertThat(islands.connect(new Currency("ABC"), new Currency("ABC"))).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> islands.between(USD, new Currency("AUD"), market))
                .withMessageContaining("from USD to AUD");
        assertThatIllegalArgumentException().isThrownBy(() -> islands.between(new Currency("ABC"), USD, market));
    }

    @Test
    void refusesARateThatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Conversion(USD, EUR, List.of(), BigDecimal.ZERO))
                .withMessageContaining("positive");
    }

    private List<String> symbols(Conversions some, Currency from, Currency to) {
        return conversion(some, from, to, market).legs().stream()
                .map(leg -> leg.instrument().symbol())
                .toList();
    }

    private static Conversion conversion(Conversions conversions, Currency from, Currency to, Market market) {
        return conversions.between(from, to, market).conversion().orElseThrow();
    }
}
