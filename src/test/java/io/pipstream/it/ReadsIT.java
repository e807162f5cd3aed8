package io.pipstream.it;

import static io.pipstream.it.StreamClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URL;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a real server answers to those who look at trades. */
@ArquillianTest
class ReadsIT {

    private static final String PAPER = "/api/paper-trading/";

    @ArquillianResource
    private URL server;

    @Deployment(testable = false)
    static WebArchive pipstream() {
        return PipstreamWar.archive();
    }

    /** One trade, closed at 10,000 × (1.10100 - 1.10010) = 9 USD. */
    @BeforeEach
    void aTrade() throws Exception {
        assertThat(Http.post(server, PAPER + "account/reset/", "{\"balance\":10000}")
                        .statusCode())
                .isEqualTo(200);
        quote("1.10000", "1.10010");
        HttpResponse<String> bought = Http.post(
                server,
                PAPER + "trades/execute/",
                "{\"pair\":\"EURUSD\",\"order_type\":\"buy\",\"entry_price\":1.1001,\"stop_loss\":1.09,"
                        + "\"lot_size\":0.1,\"notes\":\"@note\"}");
        assertThat(bought.statusCode()).as(bought.body()).isEqualTo(201);
        quote("1.10100", "1.10110");
        HttpResponse<String> closed = Http.post(
                server, PAPER + "trades/" + json(bought.body()).path("id").asText() + "/close/", "{}");
        assertThat(closed.statusCode()).as(closed.body()).isEqualTo(200);
    }

    private void quote(String bid, String ask) throws Exception {
        assertThat(Http.post(server, "/api/quotes", "{\"symbol\":\"EURUSD\",\"bid\":%s,\"ask\":%s}".formatted(bid, ask))
                        .statusCode())
                .isEqualTo(200);
    }

    private JsonNode read(String path) throws Exception {
        HttpResponse<String> answer = Http.get(server, PAPER + path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    @Test
    void tradesAreListedAndGivenByTheirId() throws Exception {
        HttpResponse<String> list = Http.get(server, PAPER + "trades?limit=1");
        assertThat(list.headers().firstValue("X-Total-Count")).contains("1");
        String id = json(list.body()).path(0).path("id").asText();

        assertThat(read("trades/" + id + "/")).isEqualTo(json(list.body()).path(0));
        assertThat(read("trades/" + id)).isEqualTo(json(list.body()).path(0));
        assertThat(Http.send(server, "PATCH", PAPER + "trades/" + id, "{\"stop_loss\":1.08}")
                        .statusCode())
                .isEqualTo(400); // closed
        assertThat(Http.post(server, PAPER + "trades/", "{}").statusCode()).isEqualTo(405);
        assertThat(Http.get(server, PAPER + "trades/999999999/").statusCode()).isEqualTo(404);
        assertThat(Http.get(server, PAPER + "trades/?days=x").statusCode()).isEqualTo(400);
        assertThat(Http.get(server, PAPER + "trades/?account=nobody").statusCode())
                .isEqualTo(404);
    }

    @Test
    void figuresAreMadeOfTheLedger() throws Exception {
        assertThat(read("trades/performance/").path("total_pnl").decimalValue()).isEqualByComparingTo("9");
        assertThat(read("trades/equity_curve/?days=1")).hasSize(1);
        assertThat(read("trades/breakdown/?by=instrument")
                        .path(0)
                        .path("total_pnl")
                        .decimalValue())
                .isEqualByComparingTo("9");
        assertThat(read("metrics/").path(0).path("pair").asText()).isEqualTo("EURUSD");
        assertThat(read("trades/open_positions/")).isEmpty();
        assertThat(read("mt/account/").path("balance").decimalValue()).isEqualByComparingTo("10009");
        assertThat(read("mt/positions")).isEmpty();
    }

    @Test
    void theJournalIsReadToItsEnd() throws Exception {
        JsonNode page = read("transactions/?limit=1");
        long after = page.path("last").asLong();
        while (page.path("more").asBoolean()) {
            page = read("transactions/?after=" + after + "&limit=1000");
            after = page.path("last").asLong();
        }
        assertThat(page.path("transactions").findValuesAsText("type")).endsWith("trade_closed", "balance_update");
    }

    @Test
    void calculatorsCalculate() throws Exception {
        assertThat(read("calculate/pip_value/?symbol=EURUSD&units=10000")
                        .path("pip_value")
                        .decimalValue())
                .isEqualByComparingTo("1");
        assertThat(read("calculate/position_size/?symbol=EURUSD&risk_percent=1&stop_pips=10")
                        .path("units")
                        .longValue())
                .isEqualTo(100_090); // 1 % of 10,009 / 0.001
        assertThat(read("calculate/margin/?symbol=EURUSD&lots=0.1")
                        .path("units")
                        .longValue())
                .isEqualTo(10_000);
        assertThat(read("calculate/max_units?symbol=EURUSD&side=sell")
                        .path("units")
                        .longValue())
                .isPositive();
    }

    @Test
    void tradesAreExportedAndTheInterfaceIsDescribed() throws Exception {
        HttpResponse<String> export = Http.get(server, PAPER + "trades/export.csv");
        assertThat(export.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(export.body()).startsWith("id,signal_id,pair").contains("'@note", "9.0000");

        HttpResponse<String> description = Http.get(server, "/openapi.yaml");
        assertThat(description.statusCode()).isEqualTo(200);
        assertThat(description.headers().firstValue("Content-Type").orElse("")).startsWith("application/yaml");
        assertThat(description.body()).startsWith("openapi: 3.1.0");
    }
}
