package io.pipstream.ops;

import io.pipstream.platform.Settings;
import io.pipstream.pricing.SourceStatus;
import io.pipstream.pricing.Sources;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in the log what has started: version, server, feeds and every setting in force. */
@ApplicationScoped
public class StartupLine {

    private static final Logger LOG = System.getLogger("io.pipstream");

    /** After everyone else has started, because a setting is known once somebody has asked for it. */
    private static final int LAST = Integer.MAX_VALUE;

    private final Settings settings;
    private final Sources sources;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected StartupLine() {
        this.settings = null;
        this.sources = null;
    }

    @Inject
    public StartupLine(Settings settings, Sources sources) {
        this.settings = settings;
        this.sources = sources;
    }

    void started(@Observes @Priority(LAST) @Initialized(ApplicationScoped.class) ServletContext context) {
        LOG.log(Level.INFO, line(Version.of(context), server(context.getServerInfo())));
    }

    /** Embedded Payara does not know its own name. */
    static String server(String serverInfo) {
        return serverInfo.startsWith("Undefined") ? "embedded Payara" : serverInfo;
    }

    String line(String version, String server) {
        String feeds = sources.statuses().stream().map(SourceStatus::source).collect(Collectors.joining(", "));
        return "Pipstream %s on %s; feeds: %s; settings: %s"
                .formatted(version, server, feeds.isEmpty() ? "none" : feeds, settings());
    }

    private String settings() {
        return settings.asked().entrySet().stream().map(StartupLine::shown).collect(Collectors.joining(" "));
    }

    private static String shown(Map.Entry<String, String> setting) {
        String value = setting.getValue();
        return setting.getKey() + "=" + (value.isEmpty() || value.contains(" ") ? "\"" + value + "\"" : value);
    }
}
