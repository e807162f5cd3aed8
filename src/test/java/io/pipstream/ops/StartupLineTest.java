package io.pipstream.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.platform.Settings;
import io.pipstream.pricing.Sources;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartupLineTest {

    @Test
    void theLineSaysVersionServerFeedsAndSettings() {
        Settings settings = Settings.of(Map.of("pipstream.feed", "replay:my bars.csv"));
        Sources sources = new Sources(() -> 0, settings);
        StartupLine startup = new StartupLine(settings, sources);
        sources.opened("replay");
        settings.text("pipstream.feed", "simulated");

        assertThat(startup.line("1.2.3", "WildFly 39"))
                .isEqualTo("Pipstream 1.2.3 on WildFly 39; feeds: replay; settings: "
                        + "pipstream.feed=\"replay:my bars.csv\" pipstream.feed.silent-after=PT10S");
    }

    @Test
    void aServerWithoutANameIsEmbeddedPayara() {
        assertThat(StartupLine.server("Undefined Product Name - define product"))
                .isEqualTo("embedded Payara");
        assertThat(StartupLine.server("WildFly 39")).isEqualTo("WildFly 39");
    }
}
