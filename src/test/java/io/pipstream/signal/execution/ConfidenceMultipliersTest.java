package io.pipstream.signal.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidenceMultipliersTest {

    static ConfidenceMultipliers set(String value) {
        return ConfidenceMultipliers.of(Settings.of(Map.of("pipstream.signals.confidence-multipliers", value)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"100, 1.5", "90, 1.5", "89.99, 1", "75, 1", "74.5, 0.5", "50, 0.5", "49, 0", "0, 0"})
    void theHighestThatIsReachedCounts(String confidence, String multiplier) {
        assertThat(ConfidenceMultipliers.of(Settings.of(Map.of())).of(new BigDecimal(confidence)))
                .isEqualByComparingTo(multiplier);
    }

    @Test
    void theirOrderDoesNotMatterAndWhatReachesNoneIsLeftAlone() {
        assertThat(set("60:1, 80 : 2").of(new BigDecimal("85"))).isEqualByComparingTo("2");
        assertThat(set("80:2,60:1").of(new BigDecimal("59.9"))).isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "high",
                "90",
                "90:",
                ":1",
                "90:x",
                "101:1",
                "-1:1",
                "90:-1",
                "90:11",
                "90:1:2",
                "90:1e-9999999",
                "90:1,90.0:2",
                ","
            })
    void nonsenseIsRefusedAtTheStart(String value) {
        assertThatThrownBy(() -> set(value))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("pipstream.signals.confidence-multipliers");
    }
}
