package io.pipstream.access.web;

import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose pages may use this server from a browser: its own, and those that the settings list. Immutable. */
@ApplicationScoped
public class Origins {

    public static final String SETTING = "pipstream.web.origins";

    private final Set<WebOrigin> listed;

    /** For the container's proxy only. */
    protected Origins() {
        this.listed = Set.of();
    }

    /** @throws SettingException if one is no origin */
    @Inject
    public Origins(Settings settings) {
        this.listed = settings.list(SETTING, "").stream().map(Origins::origin).collect(Collectors.toUnmodifiableSet());
    }

    /** Makes this bean at once: a setting that cannot be used ends the deployment. */
    void start(@Observes @Priority(DemoAtStart.FIRST) @Initialized(ApplicationScoped.class) Object started) {}

    private static WebOrigin origin(String text) {
        return WebOrigin.parse(text)
                .orElseThrow(() -> new SettingException(
                        SETTING,
                        text,
                        "must be origins such as https://chart.example or http://localhost:3000, separated by commas: "
                                + "no path, no wildcard"));
    }

    /** Whether a page of that origin may: the peer's own, or a listed one. */
    public boolean allows(@Nullable String origin, Peer peer) {
        return isListed(origin) || isOwn(origin, peer);
    }

    /** Whether the settings list it. */
    public boolean isListed(@Nullable String origin) {
        return WebOrigin.parse(origin).filter(listed::contains).isPresent();
    }

    /** Whether the page is one of this server's. */
    public boolean isOwn(@Nullable String origin, Peer peer) {
        Optional<WebOrigin> known = WebOrigin.parse(origin);
        return known.isPresent() && known.get().toString().equals(peer.origin());
    }

    /** Whether there are any but this server's own. */
    boolean areAny() {
        return !listed.isEmpty();
    }
}
