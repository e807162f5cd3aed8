package io.pipstream.access;

import static io.pipstream.access.AccessFixture.ADDRESS;
import static io.pipstream.access.AccessFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.platform.SettingException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstAdministratorTest {

    private final AccessFixture fixture = new AccessFixture();

    private void start() {
        FirstAdministrator first = new FirstAdministrator();
        first.settings = fixture.read();
        first.users = fixture.users();
        first.start("now");
    }

    private Optional<User> admin() {
        return fixture.users.find(new UserName("admin"));
    }

    @Test
    void thereIsNoneWithoutAPassword() {
        start();

        assertThat(admin()).isEmpty();
    }

    @Test
    void isMadeOnceAsTheSettingsSay() {
        fixture.settings.put("pipstream.admin.password", PASSWORD);
        start();

        assertThat(admin().orElseThrow().roles()).containsExactlyInAnyOrder(Role.ADMIN, Role.TRADER);
        assertThat(fixture.logins().login("admin", PASSWORD, ADDRESS, "")).isPresent();
        assertThat(fixture.audit.entries().get(0).actor()).isEqualTo(Actor.SERVER);

        fixture.settings.put("pipstream.admin.password", "another password");
        start();
        assertThat(fixture.logins().login("admin", PASSWORD, ADDRESS, "")).isPresent();
        assertThat(fixture.logins().login("admin", "another password", ADDRESS, ""))
                .isEmpty();
    }

    @Test
    void mayHaveAnotherName() {
        fixture.settings.put("pipstream.admin.user", "root");
        fixture.settings.put("pipstream.admin.password", PASSWORD);
        start();

        assertThat(admin()).isEmpty();
        assertThat(fixture.users.find(new UserName("root"))).isPresent();
    }

    @Test
    void aPasswordThatWillNotDoEndsTheStartAndIsNotShown() {
        fixture.settings.put("pipstream.admin.password", "tooshort!");

        assertThatThrownBy(this::start)
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("pipstream.admin.password")
                .hasMessageContaining("must have 10 to 128 characters")
                .hasMessageNotContaining("tooshort!");
        assertThat(admin()).isEmpty();
    }

    @Test
    void aNameThatWillNotDoEndsTheStart() {
        fixture.settings.put("pipstream.admin.user", "no name");
        fixture.settings.put("pipstream.admin.password", PASSWORD);

        assertThatThrownBy(this::start)
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("pipstream.admin.user=no name")
                .hasMessageNotContaining(PASSWORD);
    }

    @Test
    void aNameThatSomebodyElseHasEndsTheStart() {
        fixture.users().register("root", PASSWORD, "127.0.0.1");
        fixture.settings.put("pipstream.admin.user", "root");
        fixture.settings.put("pipstream.admin.password", PASSWORD);

        assertThatThrownBy(this::start)
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("pipstream.admin.user=root")
                .hasMessageContaining("no administrator");
    }

    @Test
    void thePasswordIsNotAmongTheSettingsThatAreTold() {
        fixture.settings.put("pipstream.admin.password", PASSWORD);
        FirstAdministrator first = new FirstAdministrator();
        first.settings = fixture.read();
        first.users = fixture.users();
        first.start("now");

        assertThat(first.settings.asked()).containsEntry("pipstream.admin.user", "admin");
        assertThat(first.settings.asked().toString()).doesNotContain(PASSWORD);
    }
}
