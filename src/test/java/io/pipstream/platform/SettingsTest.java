package io.pipstream.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void whatIsNotSetHasItsDefaultAndIsRemembered() {
        Settings settings = Settings.of(Map.of("blank", "  "));

        assertThat(settings.number("count", 7, 1, 10)).isEqualTo(7);
        assertThat(settings.text("blank", "fallback")).isEqualTo("fallback");
        assertThat(settings.duration("wait", Duration.ofSeconds(3), Duration.ZERO, Duration.ofDays(1)))
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.asked()).containsEntry("count", "7").containsEntry("wait", "PT3S");
    }

    @Test
    void aSecretIsNotAmongWhatIsTold() {
        Settings settings = Settings.of(Map.of("password", " s3cret ", "blank", " "));

        assertThat(settings.secret("password")).contains("s3cret");
        assertThat(settings.secret("blank")).isEmpty();
        assertThat(settings.secret("absent")).isEmpty();
        assertThat(settings.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "many", "1.5", "99999999999"})
    void aNumberOutsideItsRangeIsRefusedByName(String value) {
        Settings settings = Settings.of(Map.of("pipstream.count", value));

        assertThatThrownBy(() -> settings.number("pipstream.count", 7, 1, 10))
                .isInstanceOf(SettingException.class)
                .hasMessage("Setting pipstream.count=" + value + ": must be a whole number from 1 to 10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.5S", "P2D", "10s", "ten"})
    void aDurationOutsideItsRangeIsRefusedByName(String value) {
        Settings settings = Settings.of(Map.of("pipstream.wait", value));

        assertThatThrownBy(() -> settings.duration(
                        "pipstream.wait", Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofDays(1)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("pipstream.wait=" + value);
    }
}
