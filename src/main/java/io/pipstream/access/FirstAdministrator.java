package io.pipstream.access;

import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Makes the administrator whom the settings name, once: {@code pipstream.admin.user} with {@code pipstream.admin.password}. Later
 * the password is changed like anybody's, and the setting can go.
 */
@ApplicationScoped
public class FirstAdministrator {

    private static final int AFTER_THE_DATABASE = 500;
    private static final String NAME = "pipstream.admin.user";
    private static final String PASSWORD = "pipstream.admin.password";

    @Inject
    Settings settings;

    @Inject
    Users users;

    void start(@Observes @Priority(AFTER_THE_DATABASE) @Initialized(ApplicationScoped.class) Object started) {
        String name = settings.text(NAME, "admin");
        settings.secret(PASSWORD).ifPresent(password -> {
            try {
                users.ensureAdministrator(name, password);
            } catch (InvalidInputException wrong) {
                boolean ofName = wrong.field().equals("username");
                throw new SettingException(ofName ? NAME : PASSWORD, ofName ? name : "(not shown)", wrong.flaw());
            }
        });
    }
}
