package io.pipstream.it.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.it.Desk;
import io.pipstream.it.Visitor;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.List;
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
class PageIT
        implements LoginTests,
                PerformanceTests,
                HeaderTests,
                SettingsTests,
                TicketTests,
                SignalsTests,
                TradesTests,
                AccessibilityTests,
                ResilienceTests,
                WatchListTests,
                ChartTests {

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

    @Test
    void whatABrowserHasIsNotSentAgain() throws Exception {
        for (String path : List.of("/", "/login.html", "/page/main.js", "/lib/echarts/dist/echarts.esm.min.js")) {
            HttpResponse<String> first = Visitor.anonymous(server).get(path);
            String tag = first.headers().firstValue("ETag").orElseThrow();

            assertThat(first.statusCode()).as(path).isEqualTo(200);
            assertThat(first.headers().firstValue("Last-Modified")).as(path).isEmpty();
            HttpResponse<String> again =
                    Visitor.anonymous(server).with("If-None-Match", tag).get(path);
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            // the time is that of the build, of which all files are
            HttpResponse<String> byTime = Visitor.anonymous(server)
                    .with("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")
                    .get(path);
            assertThat(byTime.statusCode()).as(path).isEqualTo(200);
        }
    }

    /** So that the container sees a test in this class itself. */
    @Test
    void thePageNeedsNothingFromElsewhere() throws Exception {
        stage.newTrader().page().locator(".state[data-state=live]").waitFor();
    }
}
