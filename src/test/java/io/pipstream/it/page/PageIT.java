package io.pipstream.it.page;

import io.pipstream.it.Desk;
import java.net.URL;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser, on one deployment. Each of the interfaces tests one piece of it. */
@ArquillianTest
class PageIT implements LoginTests, ChartTests {

    private static Chromium chromium;

    @ArquillianResource
    private URL server;

    private Stage stage;

    @Deployment(testable = false)
    static WebArchive pipstream() {
        return Desk.archive("page", Map.of());
    }

    @BeforeAll
    static void startChromium() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeChromium() {
        chromium.close();
    }

    @BeforeEach
    void openStage() throws Exception {
        stage = new Stage(server, chromium);
    }

    @AfterEach
    void closeStage() {
        stage.close();
    }

    @Override
    public Stage stage() {
        return stage;
    }

    /** So that the container sees a test in this class itself. */
    @Test
    void thePageNeedsNothingFromElsewhere() throws Exception {
        stage.newTrader().page().locator(".state[data-state=live]").waitFor();
    }
}
