package io.pipstream.feed.dukascopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.money.Currency;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PriceScaleTest {

    /** The rule is Dukascopy's, the digits are ours: they must go together for every instrument there is. */
    @Test
    void theRuleGoesWithTheDigitsOfEveryInstrument() {
        for (Instrument instrument : Bi5Fixtures.INSTRUMENTS.all()) {
            int archived = instrument.terms().pip().scale() + 1;
            BigDecimal step =
                    BigDecimal.ONE.movePointRight(archived - instrument.terms().priceDigits());

            assertThat(PriceScale.of(instrument)).as(instrument.symbol()).satisfies(scale -> {
                assertThat(scale.digits()).isEqualTo(instrument.terms().priceDigits());
                assertThat(scale.step()).isEqualTo(step.longValueExact());
            });
        }
    }

    @Test
    void pricesAreRoundedAgainstTheTrader() {
        PriceScale gold = PriceScale.of(Bi5Fixtures.instrument("XAUUSD"));

        assertThat(gold.bid(2_657_419)).isEqualTo(265_741);
        assertThat(gold.ask(2_657_411)).isEqualTo(265_742);
        assertThat(gold.ask(2_657_410)).isEqualTo(265_741);
        assertThat(gold.price(265_741)).isEqualTo("2657.41");
    }

    @Test
    void anInstrumentThatTheRuleCannotFitIsRefused() {
        Instrument fine = new Instrument(
                new Currency("EUR"),
                new Currency("JPY"),
                new Instrument.Terms(new BigDecimal("0.0001"), 5, 100_000, BigDecimal.ONE, 1, 1_000));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriceScale.of(fine))
                .withMessageContaining("EUR_JPY have 3 digits in the archive");
    }
}
