package io.pipstream.rest;

import static io.pipstream.rest.Answers.body;
import static io.pipstream.rest.Answers.problemOf;
import static io.pipstream.rest.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.platform.Nonces;
import io.pipstream.trading.PaperDesk;
import io.pipstream.wire.Json;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What commands are sent and answered is as {@code docs/openapi.yaml} says. */
class CommandDescriptionTest {

    final OpenApi api = OpenApi.read();
    final PaperDesk fixture = new PaperDesk(RuleProfileName.HEDGING);
    final TradeExecutionResource executions = new TradeExecutionResource();
    final TradeClosingResource closings = new TradeClosingResource();
    final CloseAllResource closeAll = new CloseAllResource();
    final TradeExitsResource exits = new TradeExitsResource();
    final TradeCheckResource checks = new TradeCheckResource();
    final TradeExplanationResource explanations = new TradeExplanationResource();
    final OrdersResource orders = new OrdersResource();
    final AccountResource accounts = new AccountResource();

    @BeforeEach
    void wire() {
        TradingCommands commands = new CallerFixture(fixture, "demo").commands;
        executions.commands = closings.commands = closeAll.commands = exits.commands = commands;
        checks.commands = explanations.commands = orders.commands = accounts.commands = commands;
        explanations.journal = accounts.journal = fixture.ledger;
        orders.history = fixture.ledger;
        accounts.markets = fixture.markets;
        accounts.profiles = fixture.profiles;
        accounts.conversions = fixture.conversions;
        accounts.nonces = new Nonces();
        accounts.clock = fixture.clock;
        fixture.quote("EURUSD", "1.10000", "1.10020");
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException damaged) {
            throw new AssertionError(text, damaged);
        }
    }

    private JsonNode operation(String method, String path) {
        return api.document().path("paths").path("/api/paper-trading/" + path).path(method);
    }

    /** The example of the request's body. */
    private String example(String method, String path) {
        return operation(method, path)
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("example")
                .toString();
    }

    private JsonNode fits(String method, String path, Response answer) {
        JsonNode value = json(text(answer));
        JsonNode described = operation(method, path).path("responses").path(Integer.toString(answer.getStatus()));
        JsonNode content = api.resolved(described).path("content");
        JsonNode schema = content.path(answer.getMediaType().toString()).path("schema");
        assertThat(api.faults(schema, value, "")).as(value.toString()).isEmpty();
        return value;
    }

    @Test
    void everyExampleOfACommandDoesWhatItIsDescribedToDo() {
        JsonNode trade = fits(
                "post", "trades/execute/", executions.execute(null, null, body(example("post", "trades/execute/"))));
        String id = trade.path("id").asText();
        fits("post", "trades/check/", checks.check(null, body(example("post", "trades/check/"))));
        fits("patch", "trades/{id}/", exits.change(id, null, null, body("{\"stop_loss\":1.095}")));
        fits("post", "trades/{id}/close/", closings.close(id, null, null, body("{\"units\":500}")));
        fits("get", "trades/{id}/explain/", explanations.explain(id, null));
        JsonNode order = fits("post", "orders/", orders.place(null, null, body(example("post", "orders/"))));
        JsonNode replacing = fits(
                "put",
                "orders/{id}/",
                orders.replace(order.path("id").asText(), null, null, body(example("put", "orders/{id}/"))));
        fits("get", "orders/", orders.list(null, null, null, null, null));
        fits("get", "orders/{id}/", orders.order(order.path("id").asText(), null));
        fits("delete", "orders/{id}/", orders.delete(replacing.path("id").asText(), null, null));
        fits("post", "trades/close_all/", closeAll.closeAll(null, null, body(example("post", "trades/close_all/"))));
        fits("get", "account/", accounts.summary(null));
        fits("patch", "account/", accounts.change(null, null, body(example("patch", "account/"))));
        fits("post", "account/reset/", accounts.reset(null, null, body(example("post", "account/reset/"))));
    }

    @Test
    void refusalsAreDescribedToo() {
        fits(
                "post",
                "trades/check/",
                checks.check(
                        null, body("{\"pair\":\"GBPUSD\",\"side\":\"buy\"," + "\"type\":\"market\",\"units\":1000}")));
        fits(
                "post",
                "orders/",
                orders.place(
                        null,
                        null,
                        body("{\"pair\":\"EURUSD\",\"side\":\"buy\"," + "\"type\":\"market\",\"units\":40000000}")));
        Problem wrong = problemOf(() -> executions.execute(null, null, body("{}")));
        fits("post", "trades/execute/", wrong.toResponse());
    }
}
