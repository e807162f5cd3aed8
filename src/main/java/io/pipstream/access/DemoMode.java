package io.pipstream.access;

import io.pipstream.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * Whether somebody without credentials is admitted, as the user {@code demo}, who owns the accounts that the settings name.
 * Immutable.
 */
@ApplicationScoped
public class DemoMode {

    public static final String SETTING = "pipstream.demo";

    /** Said as well, the demo is open to whoever reaches the server. */
    public static final String EXPOSED_SETTING = "pipstream.demo.exposed";

    /** Everything but managing the server. */
    private static final Set<Scope> SCOPES = Set.of(Scope.READ, Scope.TRADE, Scope.FEED, Scope.METRICS);

    private final boolean on;
    private final boolean exposed;

    /** For the container's proxy only. */
    protected DemoMode() {
        this.on = false;
        this.exposed = false;
    }

    @Inject
    public DemoMode(Settings settings) {
        this.on = settings.flag(SETTING, false);
        this.exposed = settings.flag(EXPOSED_SETTING, false);
    }

    public boolean isOn() {
        return on;
    }

    /** Whether it is meant to be reached from elsewhere than this machine. */
    public boolean isExposed() {
        return exposed;
    }

    /** Whoever comes from there without credentials. */
    public Caller caller(String address) {
        return new Caller(UserId.DEMO, UserId.DEMO.value(), SCOPES, Credential.DEMO, address);
    }
}
