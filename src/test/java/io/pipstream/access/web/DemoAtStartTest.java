package io.pipstream.access.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.access.DemoMode;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoAtStartTest {

    private static final Listeners ANOTHER_SERVER = Optional::empty;

    private static DemoAtStart demo(Map<String, String> settings, String... addresses) {
        Listeners server = () -> Optional.of(Set.of(addresses));
        return new DemoAtStart(new DemoMode(Settings.of(settings)), List.of(ANOTHER_SERVER, server));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.5", "0:0:0:0:0:0:0:0", "nobody.invalid"})
    void doesNotStartWhereOthersReachIt(String address) {
        DemoAtStart demo = demo(Map.of(DemoMode.SETTING, "true"), "127.0.0.1", address);

        assertThatThrownBy(demo::check)
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("listens on " + address)
                .hasMessageContaining(DemoMode.EXPOSED_SETTING);
    }

    @Test
    void startsOnThisMachineOnly() {
        assertThatCode(demo(Map.of(DemoMode.SETTING, "true"), "127.0.0.1", "::1", "localhost", "127.5.5.5")::check)
                .doesNotThrowAnyException();
    }

    @Test
    void startsAnywhereIfThatIsMeant() {
        assertThatCode(demo(Map.of(DemoMode.SETTING, "true", DemoMode.EXPOSED_SETTING, "true"), "0.0.0.0")::check)
                .doesNotThrowAnyException();
    }

    @Test
    void startsAnywhereWithLogIn() {
        assertThatCode(demo(Map.of(), "0.0.0.0")::check).doesNotThrowAnyException();
    }

    @Test
    void leavesItToEveryRequestWhereTheServerDoesNotTell() {
        DemoMode demo = new DemoMode(Settings.of(Map.of(DemoMode.SETTING, "true")));

        assertThatCode(new DemoAtStart(demo, List.of(ANOTHER_SERVER))::check).doesNotThrowAnyException();
        assertThatCode(new DemoAtStart(demo, List.of(new WildFlyListeners(), new PayaraListeners()))::check)
                .doesNotThrowAnyException();
    }
}
