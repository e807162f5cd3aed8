package io.pipstream.rest;

import static io.pipstream.rest.Answers.body;
import static io.pipstream.rest.Answers.problemOf;
import static io.pipstream.rest.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.Credential.Kind;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.platform.Nonces;
import io.pipstream.trading.PaperDesk;
import io.pipstream.wire.Json;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradingResourcesTest {

    static final String BUY = "{\"pair\":\"EURUSD\",\"order_type\":\"buy\",\"entry_price\":1.1001,\"stop_loss\":1.09,"
            + "\"units\":10000%s}";
    static final String LIMIT =
            "{\"pair\":\"EURUSD\",\"side\":\"buy\",\"type\":\"limit\",\"units\":1000,\"price\":1.05}";

    final TradeExecutionResource executions = new TradeExecutionResource();
    final TradeClosingResource closings = new TradeClosingResource();
    final CloseAllResource closeAll = new CloseAllResource();
    final TradeExitsResource exits = new TradeExitsResource();
    final TradeCheckResource checks = new TradeCheckResource();
    final TradeExplanationResource explanations = new TradeExplanationResource();
    final OrdersResource orders = new OrdersResource();
    final AccountResource accounts = new AccountResource();

    PaperDesk fixture = new PaperDesk(RuleProfileName.HEDGING);
    CallerFixture callers = new CallerFixture(fixture, "demo");

    @BeforeEach
    void wire() {
        callers = new CallerFixture(fixture, "demo");
        TradingCommands commands = callers.commands;
        executions.commands = commands;
        closings.commands = commands;
        closeAll.commands = commands;
        exits.commands = commands;
        checks.commands = commands;
        explanations.commands = commands;
        explanations.journal = fixture.ledger;
        orders.commands = commands;
        orders.history = fixture.ledger;
        accounts.commands = commands;
        accounts.markets = fixture.markets;
        accounts.profiles = fixture.profiles;
        accounts.conversions = fixture.conversions;
        accounts.journal = fixture.ledger;
        accounts.nonces = new Nonces();
        accounts.clock = fixture.clock;
        fixture.quote("EURUSD", "1.10000", "1.10010");
    }

    void under(RuleProfileName rules) {
        fixture = new PaperDesk(rules);
        wire();
    }

    static JsonNode json(Response response) {
        try {
            return Json.mapper().readTree(text(response));
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(damaged);
        }
    }

    JsonNode done(Response response, int status) {
        assertThat(response.getStatus()).as(text(response)).isEqualTo(status);
        return json(response);
    }

    Response execute(String further) {
        return executions.execute(null, null, body(BUY.formatted(further)));
    }

    Response order(String json) {
        return orders.place(null, null, body(json));
    }

    /** The number of the trade that was bought. */
    String bought() {
        return done(execute(""), 201).path("id").asText();
    }

    @Test
    void anExecutionAnswersTheTradeAndWhatMadeItsPrice() {
        JsonNode trade = done(execute(",\"take_profit_1\":1.12,\"notes\":\"n\""), 201);

        assertThat(trade.path("id").asLong()).isEqualTo(3);
        assertThat(trade.path("order_id").asLong()).isEqualTo(2);
        assertThat(trade.path("entry_price").decimalValue()).isEqualTo("1.10010");
        assertThat(trade.path("status").asText()).isEqualTo("open");
        assertThat(trade.path("order").path("status").asText()).isEqualTo("filled");
        assertThat(trade.path("fills")).hasSize(1);
        assertThat(trade.path("fills")
                        .path(0)
                        .path("explain")
                        .path("quote")
                        .path("source")
                        .asText())
                .isEqualTo("test");
        assertThat(trade.path("closed_trades")).isEmpty();
        // 10,000 x (1.10000 - 1.10010) = -1.00
        assertThat(trade.path("balance_after").path("equity").decimalValue()).isEqualByComparingTo("9999");
        assertThat(trade.path("seq").asLong()).isEqualTo(4);
    }

    @Test
    void anOrderThatOnlyReducesAnswersTheTradesItClosed() {
        under(RuleProfileName.US);
        String id = bought();

        JsonNode answer = done(
                executions.execute(
                        null,
                        null,
                        body("{\"pair\":\"EURUSD\",\"order_type\":\"sell\",\"entry_price\":1.1,\"stop_loss\":1.11,"
                                + "\"units\":10000}")),
                201);

        assertThat(answer.has("id")).isFalse();
        assertThat(answer.path("order").path("status").asText()).isEqualTo("filled");
        assertThat(answer.path("closed_trades").path(0).path("id").asText()).isEqualTo(id);
        assertThat(answer.path("closed_trades").path(0).path("exit_reason").asText())
                .isEqualTo("fifo");
    }

    @Test
    void whatTheEngineRefusesIs422WithItsReasonAndNumbers() {
        fixture.hearNothingFor(Duration.ofMinutes(5));

        JsonNode problem = done(execute(""), 422);

        assertThat(problem.path("code").asText()).isEqualTo("stale_quote");
        assertThat(problem.path("error").asText()).startsWith("The last price is too old to deal at: ");
        assertThat(problem.path("detail")).isEqualTo(problem.path("error"));
        assertThat(problem.path("title").asText()).isEqualTo("Unprocessable Content");
        assertThat(fixture.account().trades()).isEmpty();
    }

    @Test
    void aRefusalByARuleCitesIt() {
        JsonNode problem = done(tooMuch(), 422);

        assertThat(problem.path("code").asText()).isEqualTo("insufficient_margin");
        assertThat(problem.path("rule").asText()).isNotEmpty();
    }

    private Response tooMuch() {
        return executions.execute(null, null, body(BUY.replace("10000%s", "9000000")));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "pair|\"EURXXX\"",
                "pair|7",
                "pair|null",
                "order_type|\"hold\"",
                "order_type|null",
                "entry_price|\"1.1\"",
                "entry_price|-1",
                "entry_price|1.1234567",
                "entry_price|null",
                "stop_loss|1.2",
                "stop_loss|0",
                "stop_loss|null",
                "take_profit_1|1.0",
                "take_profit_2|\"x\"",
                "take_profit_3|true",
                "units|0",
                "units|-5",
                "units|1.5",
                "units|1e30",
                "lot_size|0",
                "lot_size|1e-9",
                "lot_size|\"0.1\"",
                "signal_id|[]",
                "signal_source|{}",
                "notes|7.5",
                "type|\"iceberg\"",
                "time_in_force|\"gtc\"",
                "position_fill|\"both\"",
                "price|1.1",
                "price_bound|0",
                "max_slippage_pips|-1",
                "trailing_stop_pips|0",
                "client_order_id|\"\"",
                "client_order_id|[]"
            })
    void aBadFieldIsNamedAndNothingChanges(String field, String value) {
        Account before = fixture.account();
        String json = BUY.formatted("")
                .replaceFirst(",?\"" + field + "\":[^,}]+", "")
                .replace("{,", "{")
                .replaceFirst("}$", ",\"" + field + "\":" + value + "}");

        Problem problem = problemOf(() -> executions.execute(null, null, body(json)));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo("invalid_fields");
        assertThat(problem.fields()).containsKey(field);
        assertThat(problem.sentence()).contains(field);
        assertThat(fixture.account()).isSameAs(before);
        assertThat(fixture.ledger.head(before.id()).orElseThrow().sequence()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{\"pair\":", "nonsense"})
    void whatIsNotJsonIs400(String json) {
        assertThat(problemOf(() -> executions.execute(null, null, body(json))).code())
                .isEqualTo("invalid_json");
    }

    @Test
    void anAccountThatThereIsNotIs404() {
        for (String name : new String[] {"nobody", "no body", "x".repeat(65)}) {
            Problem problem = problemOf(() -> executions.execute(name, null, body(BUY.formatted(""))));
            assertThat(problem.status()).isEqualTo(404);
            assertThat(problem.code()).isEqualTo("unknown_account");
        }
    }

    @Test
    void aTradeIsClosedOnce() {
        String id = bought();
        fixture.quote("EURUSD", "1.10110", "1.10120");

        JsonNode closed = done(closings.close(id, null, null, InputStream.nullInputStream()), 200);

        assertThat(closed.path("id").asText()).isEqualTo(id);
        assertThat(closed.path("exit_reason").asText()).isEqualTo("manual");
        // (1.10110 - 1.10010) x 10,000 = 10.00
        assertThat(closed.path("profit_loss").decimalValue()).isEqualByComparingTo("10");
        JsonNode again = done(closings.close(id, null, null, body("{}")), 400);
        assertThat(again.path("code").asText()).isEqualTo("trade_doesnt_exist");
    }

    @Test
    void aPartIsClosedAndTheRestStaysOpen() {
        String id = bought();

        JsonNode reduced = done(closings.close(id, null, null, body("{\"units\":4000}")), 200);

        assertThat(reduced.path("units").asLong()).isEqualTo(6_000);
        assertThat(reduced.path("status").asText()).isEqualTo("open");
        JsonNode tooMuch = done(closings.close(id, null, null, body("{\"units\":6001}")), 422);
        assertThat(tooMuch.path("code").asText()).isEqualTo("close_units_exceed_trade");
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource({
        "units, 0",
        "units, \"x\"",
        "lot_size, -1",
        "exit_price, \"1\"",
        "exit_price, 0",
        "reason, \"fifo\"",
        "reason, \"because\"",
        "max_slippage_pips, 1",
        "price_bound, -1"
    })
    void aBadFieldOfACloseIsNamed(String field, String value) {
        String id = bought();
        Account before = fixture.account();

        Problem problem = problemOf(() -> closings.close(id, null, null, body("{\"" + field + "\":" + value + "}")));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.fields()).containsOnlyKeys(field);
        assertThat(fixture.account()).isSameAs(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "0", "-1", "abc", "99999999999999999999"})
    void aTradeThatNeverWasIs404(String id) {
        assertThat(problemOf(() -> closings.close(id, null, null, body("{}"))).status())
                .isEqualTo(404);
        assertThat(problemOf(() -> exits.change(id, null, null, body("{\"stop_loss\":1.08}")))
                        .status())
                .isEqualTo(404);
        assertThat(problemOf(() -> explanations.explain(id, null)).status()).isEqualTo(404);
        assertThat(problemOf(() -> orders.order(id, null)).status()).isEqualTo(404);
        assertThat(problemOf(() -> orders.delete(id, null, null)).status()).isEqualTo(404);
        assertThat(problemOf(() -> orders.replace(id, null, null, body(LIMIT))).status())
                .isEqualTo(404);
    }

    @Test
    void exitsAreChanged() {
        String id = bought();

        JsonNode changed = done(exits.change(id, null, null, body("{\"stop_loss\":1.08,\"take_profit_1\":1.15}")), 200);

        assertThat(changed.path("id").asText()).isEqualTo(id);
        assertThat(changed.path("stop_loss").decimalValue()).isEqualByComparingTo("1.08");
        assertThat(changed.path("take_profit_1").decimalValue()).isEqualByComparingTo("1.15");
        assertThat(done(exits.change(id, null, null, body("{\"stop_loss\":1.2}")), 422)
                        .path("code")
                        .asText())
                .isEqualTo("losing_stop_loss");
        assertThat(problemOf(() -> exits.change(id, null, null, body("{}"))).fields())
                .containsOnlyKeys("body");
        assertThat(problemOf(() -> exits.change(id, null, null, body("{\"stop_loss\":\"x\"}")))
                        .fields())
                .containsOnlyKeys("stop_loss");
    }

    @Test
    void everythingIsClosedAndWhatCannotBeIsTold() {
        fixture.quote("USDJPY", "150.000", "150.010");
        bought();
        done(
                executions.execute(
                        null,
                        null,
                        body("{\"pair\":\"USDJPY\",\"order_type\":\"buy\",\"entry_price\":150,\"stop_loss\":140,"
                                + "\"units\":1000}")),
                201);
        fixture.hearNothingFor(Duration.ofMinutes(5));
        fixture.quote("EURUSD", "1.10020", "1.10030");

        JsonNode answer = done(closeAll.closeAll(null, null, InputStream.nullInputStream()), 200);

        assertThat(answer.path("closed_trades")).hasSize(1);
        assertThat(answer.path("closed_trades").path(0).path("exit_reason").asText())
                .isEqualTo("close_all");
        assertThat(answer.path("refused")).hasSize(1);
        assertThat(answer.path("refused").path(0).path("pair").asText()).isEqualTo("USDJPY");
        assertThat(answer.path("refused").path(0).path("code").asText()).isEqualTo("stale_quote");
    }

    @Test
    void aPositionIsClosedOldestFirst() {
        String first = bought();
        String second = bought();

        JsonNode answer = done(closeAll.closeAll(null, null, body("{\"pair\":\"EUR/USD\",\"units\":15000}")), 200);

        assertThat(answer.path("closed_trades").path(0).path("id").asText()).isEqualTo(first);
        assertThat(answer.path("closed_trades").path(0).path("status").asText()).isEqualTo("closed");
        assertThat(answer.path("closed_trades").path(1).path("id").asText()).isEqualTo(second);
        assertThat(answer.path("closed_trades").path(1).path("units").asLong()).isEqualTo(5_000);
        assertThat(problemOf(() -> closeAll.closeAll(null, null, body("{\"units\":1}")))
                        .fields())
                .containsOnlyKeys("pair");
        assertThat(problemOf(() -> closeAll.closeAll(null, null, body("{\"pair\":\"X\"}")))
                        .fields())
                .containsOnlyKeys("pair");
    }

    @Test
    void nothingToCloseIsNoMistake() {
        JsonNode answer = done(closeAll.closeAll(null, null, body("{}")), 200);

        assertThat(answer.path("closed_trades")).isEmpty();
        assertThat(answer.path("seq").asLong()).isEqualTo(1);
    }

    @Test
    void anOrderIsPlacedReplacedCancelledAndListed() {
        JsonNode placed = done(order(LIMIT), 201);
        assertThat(placed.path("status").asText()).isEqualTo("pending");
        String id = placed.path("id").asText();

        JsonNode replaced = done(orders.replace(id, null, null, body(LIMIT.replace("1.05", "1.06"))), 200);
        assertThat(replaced.path("price").decimalValue()).isEqualByComparingTo("1.06");
        String next = replaced.path("id").asText();
        assertThat(next).isNotEqualTo(id);

        JsonNode cancelled = done(orders.cancel(next, null, null, InputStream.nullInputStream()), 200);
        assertThat(cancelled.path("status").asText()).isEqualTo("cancelled");
        assertThat(done(orders.delete(next, null, null), 422).path("code").asText())
                .isEqualTo("order_doesnt_exist");
        assertThat(done(orders.replace(next, null, null, body(LIMIT)), 422)
                        .path("code")
                        .asText())
                .isEqualTo("order_doesnt_exist");

        Response page = orders.list(null, "cancelled", "eurusd", "1", null);
        assertThat(json(page)).hasSize(1);
        assertThat(json(page).path(0).path("id").asText()).isEqualTo(next);
        assertThat(page.getHeaderString("X-Total-Count")).isEqualTo("2");
        assertThat(done(orders.order(id, null), 200).path("status").asText()).isEqualTo("cancelled");
        assertThat(json(orders.list(null, "pending", null, null, null))).isEmpty();
    }

    @Test
    void anOrderThatIsFilledAtOnceTellsItsTrade() {
        JsonNode order = done(order("{\"pair\":\"EURUSD\",\"side\":\"sell\",\"type\":\"market\",\"units\":1000}"), 201);

        assertThat(order.path("status").asText()).isEqualTo("filled");
        assertThat(order.path("trade").path("entry_price").decimalValue()).isEqualByComparingTo("1.1");
        assertThat(order.path("fills")).hasSize(1);
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource({"status, open", "limit, 0", "limit, 1001", "limit, x", "offset, -1", "offset, 1.5"})
    void aBadParameterOfTheListIsNamed(String parameter, String value) {
        Problem problem = problemOf(() -> orders.list(
                null,
                parameter.equals("status") ? value : null,
                null,
                parameter.equals("limit") ? value : null,
                parameter.equals("offset") ? value : null));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.fields()).containsOnlyKeys(parameter);
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "side|\"up\"",
                "side|null",
                "type|null",
                "units|null",
                "price|null",
                "price|-1",
                "time_in_force|\"ioc\"",
                "time_in_force|\"gtd\"",
                "expiry|\"tomorrow\"",
                "trailing_distance|0"
            })
    void aBadFieldOfAnOrderIsNamed(String field, String value) {
        String json = LIMIT.replaceFirst(",\"" + field + "\":[^,}]+", "")
                .replaceFirst("}$", ",\"" + field + "\":" + value + "}");

        Problem problem = problemOf(() -> order(json));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.fields().keySet()).anyMatch(name -> name.equals(field) || name.equals("expiry"));
        assertThat(fixture.account().sequence()).isEqualTo(1);
    }

    @Test
    void aRepeatedRequestHasTheSameAnswerAndDoesNothing() {
        String named = ",\"client_order_id\":\"mine-1\"";
        Response first = execute(named);
        fixture.quote("EURUSD", "1.20000", "1.20010");
        bought();
        Response again = execute(named);

        assertThat(text(again)).isEqualTo(text(first));
        assertThat(again.getStatus()).isEqualTo(201);
        assertThat(first.getHeaderString("Idempotent-Replay")).isNull();
        assertThat(again.getHeaderString("Idempotent-Replay")).isEqualTo("true");
        assertThat(fixture.account().trades()).hasSize(2);
    }

    @Test
    void aRepeatedCloseHasTheSameAnswerThoughTheTradeIsNotOpenAnyMore() {
        String id = bought();
        Response first = closings.close(id, null, "key", body("{}"));
        Response again = closings.close(id, null, "key", body("{ }"));

        assertThat(first.getStatus()).isEqualTo(200);
        assertThat(again.getStatus()).isEqualTo(200);
        assertThat(text(again)).isEqualTo(text(first));
    }

    @Test
    void aRepeatedRefusalIsRefusedForTheSameReason() {
        fixture.hearNothingFor(Duration.ofMinutes(5));
        Response first = executions.execute(null, "key", body(BUY.formatted("")));
        fixture.quote("EURUSD", "1.10020", "1.10030");
        Response again = executions.execute(null, "key", body(BUY.formatted("")));

        assertThat(first.getStatus()).isEqualTo(422);
        assertThat(again.getStatus()).isEqualTo(422);
        assertThat(text(again)).isEqualTo(text(first));
    }

    @Test
    void aResetRepeatedAfterAnotherOneStillNamesItsOwnEpoch() {
        Response first = accounts.reset(null, "one", body("{\"balance\":500}"));
        accounts.reset(null, "two", body("{\"balance\":700}"));
        Response again = accounts.reset(null, "one", body("{\"balance\":500}"));

        assertThat(text(again)).isEqualTo(text(first));
        assertThat(fixture.account().balance()).isEqualByComparingTo("700");
    }

    @Test
    void eachTokensNamesAreItsOwnAndTheClientSeesTheNameItGave() {
        String named = ",\"client_order_id\":\"mine-1\"";
        callers.comesWith(Kind.TOKEN, "token-1");
        Response first = execute(named);
        callers.comesWith(Kind.TOKEN, "token-2");
        Response other = execute(named);
        callers.comesWith(Kind.TOKEN, "token-1");
        Response again = execute(named);

        assertThat(other.getHeaderString("Idempotent-Replay")).isNull();
        assertThat(again.getHeaderString("Idempotent-Replay")).isEqualTo("true");
        assertThat(text(again)).isEqualTo(text(first));
        assertThat(fixture.account().trades()).hasSize(2);
        for (Response answer : List.of(first, other)) {
            assertThat(json(answer).path("order").path("client_order_id").asText())
                    .isEqualTo("mine-1");
        }
    }

    @Test
    void withoutATokenANameIsTheAccountsWhateverTheSession() {
        callers.comesWith(Kind.SESSION, "session-1");
        execute(",\"client_order_id\":\"mine-1\"");
        for (Kind kind : List.of(Kind.SESSION, Kind.JWT, Kind.DEMO)) {
            callers.comesWith(kind, "another");
            assertThat(execute(",\"client_order_id\":\"mine-1\"").getHeaderString("Idempotent-Replay"))
                    .isEqualTo("true");
        }
        assertThat(fixture.account().trades()).hasSize(1);
    }

    @Test
    void theLongestNameOfTheLongestTokenIsRecorded() {
        callers.comesWith(Kind.TOKEN, "t".repeat(48));
        String name = "n".repeat(64);

        executions.execute(null, name, body(BUY.formatted("")));
        Response again = executions.execute(null, name, body(BUY.formatted("")));

        assertThat(again.getHeaderString("Idempotent-Replay")).isEqualTo("true");
        assertThat(fixture.ledger.request(fixture.account().id(), "t".repeat(48) + "/" + name))
                .hasValueSatisfying(recorded -> assertThat(recorded.id()).hasSizeLessThanOrEqualTo(128));
    }

    @Test
    void anAccountThatIsSharedToBeReadIsReadAndNotTraded() {
        fixture.open("shared", "USD", RuleProfileName.HEDGING, "500");
        callers.grant("shared", Right.READ);

        assertThat(done(accounts.summary("shared"), 200).path("balance").decimalValue())
                .isEqualByComparingTo("500");
        assertThat(done(checks.check("shared", body(BUY.formatted(""))), 200).has("accepted"))
                .isTrue();
        for (ThrowingCallable change : List.<ThrowingCallable>of(
                () -> executions.execute("shared", null, body(BUY.formatted(""))),
                () -> orders.place("shared", null, body(LIMIT)),
                () -> orders.replace("2", "shared", null, body(LIMIT)),
                () -> orders.delete("2", "shared", null),
                () -> orders.cancel("2", "shared", null, body("{}")),
                () -> closings.close("3", "shared", null, body("{}")),
                () -> closeAll.closeAll("shared", null, body("{}")),
                () -> exits.change("3", "shared", null, body("{\"stop_loss\":1.08}")),
                () -> accounts.change("shared", null, body("{\"profile\":\"us\"}")),
                () -> accounts.reset("shared", null, body("{}")))) {
            Problem problem = problemOf(change);
            assertThat(problem.status()).isEqualTo(403);
            assertThat(problem.code()).isEqualTo("forbidden");
        }
        assertThat(fixture.account("shared").sequence()).isEqualTo(1);
    }

    @Test
    void anothersTradesAndOrdersAreNotThere() {
        fixture.open("own", "USD", RuleProfileName.HEDGING, "500");
        String trade = bought();
        String order = done(order(LIMIT), 201).path("id").asText();
        callers.grant("own", Right.OWNER);

        for (ThrowingCallable look : List.<ThrowingCallable>of(
                () -> closings.close(trade, "own", null, body("{}")),
                () -> exits.change(trade, "own", null, body("{\"stop_loss\":1.08}")),
                () -> explanations.explain(trade, "own"),
                () -> orders.order(order, "own"),
                () -> orders.delete(order, "own", null),
                () -> orders.replace(order, "own", null, body(LIMIT)))) {
            assertThat(problemOf(look).status()).isEqualTo(404);
        }
    }

    @Test
    void aNameUsedForSomethingElseIsRefused() {
        execute(",\"client_order_id\":\"mine-1\"");

        Response refused = new ProblemMapper()
                .toResponse(catchThrowable(() -> execute(",\"client_order_id\":\"mine-1\",\"notes\":\"other\"")));

        assertThat(done(refused, 422).path("code").asText()).isEqualTo("client_order_id_already_exists");
        assertThat(fixture.account().trades()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\tb", "0123456789012345678901234567890123456789012345678901234567890123456789"})
    void aKeyThatCannotBeOneIsNamed(String key) {
        Problem problem = problemOf(() -> executions.execute(null, key, body(BUY.formatted(""))));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.fields()).containsOnlyKeys("Idempotency-Key");
    }

    @Test
    void headerAndBodyMayNotNameTheRequestDifferently() {
        Problem problem =
                problemOf(() -> executions.execute(null, "b", body(BUY.formatted(",\"client_order_id\":\"a\""))));

        assertThat(problem.fields()).containsOnlyKeys("Idempotency-Key");
    }

    @Test
    void aCheckTellsWhatWouldHappenAndRecordsNothing() {
        JsonNode check = done(checks.check(null, body(BUY.formatted(""))), 200);

        assertThat(check.path("accepted").asBoolean()).isTrue();
        assertThat(check.path("price").decimalValue()).isEqualByComparingTo("1.10010");
        assertThat(check.path("pip_value").decimalValue()).isEqualByComparingTo("1");
        // half of 1.0 pip on 10,000 units
        assertThat(check.path("spread_cost").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(check.path("margin_required").decimalValue()).isPositive();
        assertThat(check.path("closes").isArray()).isTrue();
        assertThat(done(checks.check(null, body(LIMIT)), 200).path("price").decimalValue())
                .isEqualByComparingTo("1.05");
        assertThat(fixture.account().sequence()).isEqualTo(1);
    }

    @Test
    void aCheckTellsWhyNot() {
        JsonNode check = done(checks.check(null, body(BUY.replace("10000%s", "9000000"))), 200);

        assertThat(check.path("accepted").asBoolean()).isFalse();
        assertThat(check.path("code").asText()).isEqualTo("insufficient_margin");
        assertThat(check.path("margin_free_after").decimalValue()).isNegative();
        assertThat(check.path("rule").asText()).isNotEmpty();
    }

    @Test
    void aTradeIsExplainedFillByFill() {
        String id = bought();
        done(closings.close(id, null, null, body("{\"units\":4000}")), 200);

        JsonNode explained = done(explanations.explain(id, null), 200);

        assertThat(explained.path("fills")).hasSize(2);
        JsonNode first = explained.path("fills").path(0);
        assertThat(first.path("effect").asText()).isEqualTo("open");
        assertThat(first.path("sentences").path(0).asText())
                .isEqualTo("You bought 10,000 EURUSD at 1.1001, the ask of a quote 0 ms old from test.");
        assertThat(explained.path("fills").path(1).path("effect").asText()).isEqualTo("reduce");
        assertThat(explained.path("fills").path(1).path("sentences").path(0).asText())
                .isEqualTo("You sold 4,000 EURUSD at 1.1, the bid of a quote 0 ms old from test.");
    }

    @Test
    void theAccountIsValuedAtThePricesOfNow() {
        bought();
        fixture.quote("EURUSD", "1.10110", "1.10120");

        JsonNode account = done(accounts.summary(null), 200);

        // (1.10110 - 1.10010) x 10,000 = 10.00
        assertThat(account.path("equity").decimalValue()).isEqualByComparingTo("10010");
        assertThat(account.path("balance").decimalValue()).isEqualByComparingTo("10000");
        assertThat(account.path("open_trades").asInt()).isEqualTo(1);
    }

    @Test
    void theTermsChangeWhileNothingIsOpen() {
        JsonNode changed = done(accounts.change(null, null, body("{\"profile\":\"us\"}")), 200);
        assertThat(changed.path("profile").asText()).isEqualTo("us");
        bought();

        JsonNode refused = done(accounts.change(null, null, body("{\"profile\":\"eu\"}")), 422);

        assertThat(refused.path("code").asText()).isEqualTo("terms_locked_by_open_trades");
        assertThat(problemOf(() -> accounts.change(null, null, body("{\"profile\":\"mine\"}")))
                        .fields())
                .containsOnlyKeys("profile");
    }

    @Test
    void aResetBeginsANewEpochAndTheSequenceGoesOn() {
        bought();
        String epoch = fixture.account().epoch();

        JsonNode account = done(
                accounts.reset(null, null, body("{\"balance\":2500.5,\"currency\":\"EUR\",\"profile\":\"us\"}")), 200);

        assertThat(account.path("epoch").asText()).isNotEqualTo(epoch);
        assertThat(account.path("seq").asLong()).isEqualTo(5);
        assertThat(account.path("currency").asText()).isEqualTo("EUR");
        assertThat(account.path("balance").decimalValue()).isEqualByComparingTo(new BigDecimal("2500.5"));
        assertThat(account.path("open_trades").asInt()).isZero();
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource({"balance, 0", "balance, \"x\"", "currency, \"ABC\"", "profile, 1", "realism, \"hard\""})
    void aBadFieldOfAResetIsNamed(String field, String value) {
        Problem problem = problemOf(() -> accounts.reset(null, null, body("{\"" + field + "\":" + value + "}")));

        assertThat(problem.fields()).containsOnlyKeys(field);
        assertThat(fixture.account().sequence()).isEqualTo(1);
    }
}
