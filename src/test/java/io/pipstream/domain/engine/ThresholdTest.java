package io.pipstream.domain.engine;

import static io.pipstream.domain.engine.PriceSide.ASK;
import static io.pipstream.domain.engine.PriceSide.BID;
import static io.pipstream.domain.engine.Reach.AT_OR_ABOVE;
import static io.pipstream.domain.engine.Reach.AT_OR_BELOW;
import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.domain.account.AccountId;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {

    static final AccountId ANN = new AccountId("ann");
    static final Threshold STOP_LOSS = new Threshold(EUR_USD, BID, AT_OR_BELOW, new BigDecimal("1.1"), ANN, 7, 2);

    @Test
    void aThresholdSaysWhatItIsWithTheInstrumentsDigits() {
        assertThat(STOP_LOSS.instrument()).isEqualTo(EUR_USD);
        assertThat(STOP_LOSS.side()).isEqualTo(BID);
        assertThat(STOP_LOSS.reach()).isEqualTo(AT_OR_BELOW);
        assertThat(STOP_LOSS.level()).isEqualTo(new BigDecimal("1.10000"));
        assertThat(STOP_LOSS.account()).isEqualTo(ANN);
        assertThat(STOP_LOSS.item()).isEqualTo(7);
        assertThat(STOP_LOSS.part()).isEqualTo(2);
        assertThat(STOP_LOSS).hasToString("EUR_USD BID AT_OR_BELOW 1.10000: ann 7/2");
    }

    @Test
    void thresholdsAreEqualHoweverTheirLevelWasWritten() {
        Threshold same =
                new Threshold(EUR_USD, BID, AT_OR_BELOW, new BigDecimal("1.1000000"), new AccountId("ann"), 7, 2);

        assertThat(same).isEqualTo(STOP_LOSS).hasSameHashCodeAs(STOP_LOSS);
    }

    @ParameterizedTest
    @MethodSource("others")
    void thresholdsDifferWhenAnythingDoes(Object other) {
        assertThat(STOP_LOSS).isNotEqualTo(other);
    }

    static Stream<Object> others() {
        BigDecimal level = new BigDecimal("1.1");
        return Stream.of(
                new Threshold(USD_JPY, BID, AT_OR_BELOW, level, ANN, 7, 2),
                // 1.10000 and 110.000 both are 110000 points
                new Threshold(USD_JPY, BID, AT_OR_BELOW, new BigDecimal("110"), ANN, 7, 2),
                new Threshold(EUR_USD, ASK, AT_OR_BELOW, level, ANN, 7, 2),
                new Threshold(EUR_USD, BID, AT_OR_ABOVE, level, ANN, 7, 2),
                new Threshold(EUR_USD, BID, AT_OR_BELOW, new BigDecimal("1.10001"), ANN, 7, 2),
                new Threshold(EUR_USD, BID, AT_OR_BELOW, level, new AccountId("bob"), 7, 2),
                new Threshold(EUR_USD, BID, AT_OR_BELOW, level, ANN, 8, 2),
                new Threshold(EUR_USD, BID, AT_OR_BELOW, level, ANN, 7, 1),
                "EUR_USD BID AT_OR_BELOW 1.10000: ann 7/2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1.1", "1.100001"})
    void aLevelIsAPriceOfTheInstrument(String level) {
        assertThatThrownBy(() -> new Threshold(EUR_USD, BID, AT_OR_BELOW, new BigDecimal(level), ANN, 7, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A price of EURUSD");
    }
}
