package io.pipstream.rest;

import static io.pipstream.rest.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Tags;
import io.pipstream.ledger.OrderFilter;
import io.pipstream.trading.PaperDesk;
import io.pipstream.wire.AccountJson;
import io.pipstream.wire.Json;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/openapi.yaml} true. */
class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    final OpenApi api = OpenApi.read();

    @Test
    void everyPathMethodAndParameterIsDescribedAndNoneElse() {
        assertThat(described()).isEqualTo(offered());
    }

    /** By method and path, the parameters as {@code query:days}. */
    private Map<String, Set<String>> described() {
        Map<String, Set<String>> operations = new TreeMap<>();
        api.document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    assertThat(METHODS).contains(operation.getKey());
                    Set<String> parameters = new TreeSet<>();
                    for (JsonNode each : operation.getValue().path("parameters")) {
                        JsonNode parameter = api.resolved(each);
                        parameters.add(parameter.path("in").textValue() + ":"
                                + parameter.path("name").textValue());
                    }
                    operations.put(Operation.name(operation.getKey(), path.getKey()), parameters);
                }));
        return operations;
    }

    private static Map<String, Set<String>> offered() {
        Map<String, Set<String>> operations = new TreeMap<>();
        for (Operation operation : Operation.all()) {
            Set<String> parameters = new TreeSet<>();
            Arrays.stream(operation.method().getParameters()).forEach(each -> addParameter(parameters, each));
            operations.put(operation.name(), parameters);
        }
        return operations;
    }

    @Test
    void everyOperationSaysWhatItNeedsAndHowItIsRefused() {
        Map<String, JsonNode> described = new TreeMap<>();
        api.document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(each -> described.put(Operation.name(each.getKey(), path.getKey()), each.getValue())));
        for (Operation operation : Operation.all()) {
            String rights = Requirement.of(operation.resource(), operation.method())
                    .map(RightsTest::text)
                    .orElse("nobody");
            JsonNode description = described.get(operation.name());
            assertThat(description.path("x-scope").asText())
                    .as(operation.name())
                    .isEqualTo(rights);
            assertThat(credentials(description)).as(operation.name()).isEqualTo(credentials(rights));
            assertThat(names(description.path("responses")))
                    .as(operation.name())
                    .containsAll(rights.equals("open") ? List.of("429") : List.of("401", "403", "429"));
        }
    }

    /** Which kinds are described: the whole document's, unless the operation has its own. */
    private Set<String> credentials(JsonNode description) {
        JsonNode own = description.path("security");
        Set<String> kinds = new TreeSet<>();
        (own.isMissingNode() ? api.document().path("security") : own).forEach(each -> kinds.addAll(names(each)));
        return kinds;
    }

    private static Set<String> credentials(String rights) {
        if (rights.equals("open")) {
            return Set.of();
        }
        return rights.endsWith(" session") ? Set.of("session") : Set.of("bearer", "session");
    }

    private static void addParameter(Set<String> parameters, Parameter parameter) {
        if (parameter.isAnnotationPresent(BeanParam.class)) {
            Arrays.stream(parameter.getType().getDeclaredFields()).forEach(field -> addNames(parameters, field));
        } else {
            addNames(parameters, parameter);
        }
    }

    private static void addNames(Set<String> parameters, AnnotatedElement element) {
        for (Annotation each : element.getAnnotations()) {
            if (each instanceof QueryParam query) {
                parameters.add("query:" + query.value());
            } else if (each instanceof PathParam path) {
                parameters.add("path:" + path.value());
            } else if (each instanceof HeaderParam header) {
                parameters.add("header:" + header.value());
            }
        }
    }

    @Test
    void everyExampleIsAsItsSchemaSays() {
        List<JsonNode> contents = api.document().findValues("content");
        assertThat(contents).hasSizeGreaterThan(50);
        for (JsonNode content : contents) {
            content.properties().forEach(media -> {
                if (media.getValue().has("example")) {
                    assertFits(media.getValue().path("schema"), media.getValue().path("example"));
                }
            });
        }
    }

    @Test
    void everyReferenceRefersToSomething() {
        for (JsonNode parent : api.document().findParents("$ref")) {
            api.resolved(parent);
        }
    }

    @Test
    void everyPropertyThatIsRequiredIsThere() {
        api.document()
                .path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> schema.getValue()
                        .path("required")
                        .forEach(name -> assertThat(
                                        schema.getValue().path("properties").has(name.textValue()))
                                .as(schema.getKey() + "." + name)
                                .isTrue()));
    }

    private void assertFits(JsonNode schema, JsonNode value) {
        assertThat(api.faults(schema, value, "")).as(value.toString()).isEmpty();
    }

    private void assertFits(String method, String path, Response answer) {
        JsonNode operation =
                api.document().path("paths").path("/api/paper-trading/" + path).path(method);
        JsonNode described = operation.path("responses").path(Integer.toString(answer.getStatus()));
        assertFits(described.path("content").path("application/json").path("schema"), json(text(answer)));
        assertThat(answer.getStringHeaders().keySet().stream()
                        .filter(header -> !header.equalsIgnoreCase("Content-Type")))
                .isSubsetOf(described.path("headers").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException unreadable) {
            throw new AssertionError(text, unreadable);
        }
    }

    @Test
    void whatIsReadIsAsItIsDescribed() {
        PaperDesk desk = new PaperDesk();
        desk.open("demo", "EUR", RuleProfileName.US, "10000");
        desk.quote("EURUSD", "1.10000", "1.10020");
        Exits exits = new Exits(new BigDecimal("1.09000"), List.of(), new BigDecimal("0.00500"));
        long first = desk.buys("demo", "EURUSD", 10_000, exits, new Tags("s", "T", "bot", "n"));
        desk.quote("EURUSD", "1.09900", "1.09920");
        desk.closes("demo", first);
        desk.buys("demo", "EURUSD", 10_000, exits, Tags.NONE);

        CallerAccounts accounts = new CallerFixture(desk, "demo").accounts;
        TradesResource trades = new TradesResource();
        trades.accounts = accounts;
        trades.history = desk.ledger;
        trades.instruments = desk.instruments;
        trades.clock = desk.clock;
        TradeParameters asked = new TradeParameters();
        asked.limit = "1";
        assertFits("get", "trades/", trades.trades(asked));
        TradeResource trade = new TradeResource();
        trade.accounts = accounts;
        trade.history = desk.ledger;
        assertFits("get", "trades/{id}/", trade.trade(Long.toString(first), null));
        assertThat(json(text(trade.trade(Long.toString(first), null))).properties().stream()
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(names(api.schema("Trade").path("properties")));

        OpenPositionsResource open = new OpenPositionsResource();
        open.accounts = accounts;
        open.history = desk.ledger;
        open.instruments = desk.instruments;
        open.values = desk.values;
        assertFits("get", "trades/open_positions/", open.positions(null));

        PerformanceResource performance = new PerformanceResource();
        EquityCurveResource curve = new EquityCurveResource();
        DayMetricsResource metrics = new DayMetricsResource();
        BreakdownResource breakdown = new BreakdownResource();
        performance.accounts = curve.accounts = metrics.accounts = breakdown.accounts = accounts;
        performance.histories = curve.histories = metrics.histories = breakdown.histories = desk.histories;
        metrics.instruments = desk.instruments;
        assertFits("get", "trades/performance/", performance.performance(null, null));
        assertFits("get", "trades/equity_curve/", curve.curve(null, null));
        assertFits("get", "trades/breakdown/", breakdown.breakdown("weekday", null, null, null));
        assertFits("get", "metrics/", metrics.days(null, null, null));

        TransactionsResource transactions = new TransactionsResource();
        transactions.accounts = accounts;
        transactions.journal = desk.ledger;
        assertFits("get", "transactions/", transactions.after(null, null, null));

        MetaTraderResource metaTrader = new MetaTraderResource();
        metaTrader.accounts = accounts;
        metaTrader.instruments = desk.instruments;
        metaTrader.values = desk.values;
        assertFits("get", "mt/account/", metaTrader.account(null));
        assertFits("get", "mt/positions/", metaTrader.positions(null));

        CalculatorsResource calculators = new CalculatorsResource();
        calculators.accounts = accounts;
        calculators.instruments = desk.instruments;
        calculators.values = desk.values;
        calculators.conversions = desk.conversions;
        RiskParameters risk = new RiskParameters();
        risk.riskPercent = "1";
        risk.stopPips = "10";
        assertFits("get", "calculate/position_size/", calculators.positionSize("EURUSD", null, risk));
        assertFits("get", "calculate/pip_value/", calculators.pipValue("EURUSD", "1", null, null));
        assertFits("get", "calculate/margin/", calculators.margin("EURUSD", "1", null, null));
        assertFits("get", "calculate/max_units/", calculators.maxUnits("EURUSD", "buy", null));

        assertFits(
                api.schema("Account"),
                json(Json.text(json -> AccountJson.write(
                        json,
                        desk.account("demo"),
                        desk.values.now(desk.account("demo")).valuation().summary()))));
        long order = desk.ledger
                .orders(new OrderFilter(desk.account("demo").id(), "first", Optional.empty(), Optional.empty(), 0, 1))
                .items()
                .get(0)
                .id();
        JsonNode stored = json(desk.ledger
                .order(desk.account("demo").id(), order)
                .orElseThrow()
                .body());
        assertFits(api.schema("Order"), stored);
        assertThat(names(api.schema("Order").path("properties"))).containsExactlyInAnyOrderElementsOf(names(stored));
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
