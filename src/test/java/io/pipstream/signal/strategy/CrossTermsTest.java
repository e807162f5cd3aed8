package io.pipstream.signal.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.InstrumentFile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossTermsTest {

    static final Instruments INSTRUMENTS = InstrumentFile.read();

    private static CrossTerms terms(Map<String, String> settings) {
        return CrossTerms.of(Settings.of(settings), INSTRUMENTS);
    }

    @Test
    void itIsOffUnlessInstrumentsAreNamed() {
        assertThat(terms(Map.of()).instruments()).isEmpty();
        assertThat(terms(Map.of("pipstream.signals.demo", "off")).instruments()).isEmpty();
        assertThat(terms(Map.of("pipstream.signals.demo", "EURUSD, GBP/USD,EUR_USD"))
                        .instruments())
                .extracting(Instrument::symbol)
                .containsExactly("EURUSD", "GBPUSD");
    }

    @Test
    void theRestHasDefaults() {
        CrossTerms terms = terms(Map.of());

        assertThat(terms.fast()).isEqualTo(10);
        assertThat(terms.slow()).isEqualTo(30);
        assertThat(terms.interval()).isEqualTo(CandleInterval.ONE_MINUTE);
        assertThat(terms.stopAtr()).isEqualByComparingTo("2");
        assertThat(terms.targetAtr()).isEqualByComparingTo("3");
        assertThat(terms.bars()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "pipstream.signals.demo, ABCDEF",
        "pipstream.signals.demo, on",
        "pipstream.signals.demo.fast, 0",
        "pipstream.signals.demo.fast, 30",
        "pipstream.signals.demo.slow, 201",
        "pipstream.signals.demo.interval, 2m",
        "pipstream.signals.demo.stop-atr, 0.05",
        "pipstream.signals.demo.target-atr, 21",
        "pipstream.signals.demo.target-atr, 1e1",
    })
    void whatIsWrongEndsTheStart(String key, String value) {
        assertThatThrownBy(() -> terms(Map.of(key, value)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(key + "=" + value);
    }
}
