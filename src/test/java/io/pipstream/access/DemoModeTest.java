package io.pipstream.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoModeTest {

    private static DemoMode demo(Map<String, String> settings) {
        return new DemoMode(Settings.of(settings));
    }

    @Test
    void isOffUnlessTheSettingsSayOtherwise() {
        assertThat(demo(Map.of()).isOn()).isFalse();
        assertThat(demo(Map.of()).isExposed()).isFalse();
        assertThat(demo(Map.of(DemoMode.EXPOSED_SETTING, "true")).isOn()).isFalse();
    }

    @Test
    void isExposedOnlyIfThatIsSaidAsWell() {
        assertThat(demo(Map.of(DemoMode.SETTING, "true")).isOn()).isTrue();
        assertThat(demo(Map.of(DemoMode.SETTING, "true")).isExposed()).isFalse();
        assertThat(demo(Map.of(DemoMode.SETTING, "true", DemoMode.EXPOSED_SETTING, "true"))
                        .isExposed())
                .isTrue();
    }

    @Test
    void takesNothingHalfSaidForYes() {
        assertThatThrownBy(() -> demo(Map.of(DemoMode.SETTING, "yes"))).isInstanceOf(SettingException.class);
    }

    @Test
    void itsUserDoesEverythingButManageTheServer() {
        Caller caller = demo(Map.of(DemoMode.SETTING, "true")).caller("127.0.0.1");

        assertThat(caller.user()).isEqualTo(UserId.DEMO);
        assertThat(caller.scopes()).containsExactlyInAnyOrder(Scope.READ, Scope.TRADE, Scope.FEED, Scope.METRICS);
        assertThat(caller.credential()).isEqualTo(Credential.DEMO);
        assertThat(caller.address()).isEqualTo("127.0.0.1");
    }
}
