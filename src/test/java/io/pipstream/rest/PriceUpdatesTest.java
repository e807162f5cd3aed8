package io.pipstream.rest;

import static io.pipstream.rest.Answers.body;
import static io.pipstream.rest.Answers.problemOf;
import static io.pipstream.rest.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.market.Quote;
import io.pipstream.feed.RawQuote;
import io.pipstream.rest.QuoteIntake.Verdict;
import io.pipstream.trading.PaperDesk;
import io.pipstream.wire.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceUpdatesTest {

    final PaperDesk fixture = new PaperDesk(RuleProfileName.HEDGING);
    final PriceUpdates prices = new PriceUpdates();
    final TradeExecutionResource executions = new TradeExecutionResource();
    final CallerFixture callers = new CallerFixture(fixture, "demo");
    final TradeUpdatesResource updates = new TradeUpdatesResource();
    final PositionUpdatesResource positions = new PositionUpdatesResource();
    boolean isPushOn = true;

    @BeforeEach
    void wire() {
        prices.instruments = fixture.instruments;
        prices.following = fixture.following;
        prices.journal = fixture.ledger;
        prices.intake = this::offer;
        executions.commands = callers.commands;
        updates.accounts = positions.accounts = callers.accounts;
        updates.prices = positions.prices = prices;
        fixture.quote("EURUSD", "1.10000", "1.10010");
    }

    private Verdict offer(RawQuote pushed) {
        if (!isPushOn) {
            return new Verdict.Refused("push_disabled", "The feed push is off");
        }
        var instrument = fixture.instrument(pushed.symbol());
        fixture.book.offer(new Quote(
                instrument,
                instrument.roundBid(pushed.bid()),
                instrument.roundAsk(pushed.ask()),
                PaperDesk.NOON,
                "push",
                pushed.synthetic()));
        return new Verdict.Accepted();
    }

    private JsonNode update(String json) throws Exception {
        return Json.mapper()
                .readTree(
                        Json.text(prices.update(fixture.account(), Json.mapper().readTree(json))));
    }

    private void buy(String stop) {
        String body =
                "{\"pair\":\"EURUSD\",\"order_type\":\"buy\",\"entry_price\":1.1001,\"stop_loss\":%s,\"units\":1000}"
                        .formatted(stop);
        assertThat(executions.execute(null, null, Answers.body(body)).getStatus())
                .isEqualTo(201);
    }

    @Test
    void thePricesCloseWhatTheyReachAndTheAnswerCountsOnlyThat() throws Exception {
        buy("1.0900");
        buy("1.0890");
        buy("1.0800");

        JsonNode answer = update("{\"prices\":{\"EUR/USD\":1.0890}}");

        assertThat(answer.path("success").asBoolean()).isTrue();
        assertThat(answer.path("updated").asInt()).isEqualTo(1);
        assertThat(answer.path("closed_trades").asInt()).isEqualTo(2);
        assertThat(answer.path("message").asText()).isEqualTo("1 prices taken, 2 trades closed.");
        assertThat(fixture.account().trades()).hasSize(1);
        assertThat(update("{\"prices\":{\"EURUSD\":1.0891}}")
                        .path("closed_trades")
                        .asInt())
                .isZero();
    }

    @Test
    void aSinglePriceIsTheMiddleOfTheTypicalSpread() throws Exception {
        update("{\"prices\":{\"EURUSD\":1.0890}}");

        Quote quote =
                fixture.book.current(fixture.instrument("EURUSD")).orElseThrow().quote();
        assertThat(quote.synthetic()).isTrue();
        assertThat(quote.mid()).isEqualByComparingTo("1.0890");
        assertThat(quote.spreadPips())
                .isEqualByComparingTo(fixture.instrument("EURUSD").terms().typicalSpread());
    }

    static final String PRICE = "{\"prices\":{\"EURUSD\":1.0890}}";

    @Test
    void whoMayReadSeesWhatTheirAccountMadeOfIt() {
        buy("1.0900");
        buy("1.0900");

        assertThat(text(updates.update(null, body(PRICE)))).contains("\"closed_trades\":2", "\"settled\":true");
        assertThat(text(positions.update("demo", body(PRICE)))).contains("\"closed_trades\":0");
    }

    @Test
    void whoFeedsTheMarketNeedsNoAccountAndHearsOfNone() {
        buy("1.0900");
        String taken = "{\"success\":true,\"updated\":1,\"closed_trades\":0,"
                + "\"message\":\"1 prices taken, 0 trades closed.\",\"settled\":true,\"refused\":[]}";

        callers.mayOnly(Scope.FEED);
        assertThat(text(updates.update(null, body(PRICE)))).isEqualTo(taken);
        assertThat(fixture.account().trades()).isEmpty();
        callers.isSomebodyElse();
        assertThat(text(positions.update(" ", body("{\"prices\":{\"EURUSD\":1.0880}}"))))
                .isEqualTo(taken);
    }

    @Test
    void anAccountThatTheFeederMayNotReadTakesNoPrice() {
        callers.isSomebodyElse();
        assertThat(problemOf(() -> updates.update("demo", body(PRICE))).code()).isEqualTo("unknown_account");
        callers.mayOnly(Scope.FEED);
        assertThat(problemOf(() -> positions.update("demo", body(PRICE)))).isEqualTo(Problem.missing(Scope.READ));
        assertThat(fixture.book
                        .current(fixture.instrument("EURUSD"))
                        .orElseThrow()
                        .quote()
                        .source())
                .isEqualTo("test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"prices\":{}}", "{\"prices\":null}"})
    void withoutPricesNothingIsUpdated(String json) throws Exception {
        JsonNode answer = update(json);

        assertThat(answer.path("success").asBoolean()).isTrue();
        assertThat(answer.path("updated").asInt()).isZero();
        assertThat(answer.path("closed_trades").asInt()).isZero();
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|body",
                "{\"prices\":[1]}|prices",
                "{\"prices\":{\"EURXXX\":1}}|prices.EURXXX",
                "{\"prices\":{\"EURUSD\":\"1\"}}|prices.EURUSD",
                "{\"prices\":{\"EURUSD\":0}}|prices.EURUSD",
                "{\"prices\":{\"EURUSD\":-1}}|prices.EURUSD",
                "{\"prices\":{\"EURUSD\":1e999999}}|prices.EURUSD"
            })
    void aWrongPriceIsNamedAndNoneIsTaken(String json, String field) {
        assertThat(problemOf(() -> update(json)).fields()).containsOnlyKeys(field);
        assertThat(fixture.book
                        .current(fixture.instrument("EURUSD"))
                        .orElseThrow()
                        .quote()
                        .source())
                .isEqualTo("test");
    }

    @Test
    void whenTheMarketTakesNoneTheRequestIsRefusedAsQuotesAre() {
        isPushOn = false;

        Problem problem = problemOf(() -> update("{\"prices\":{\"EURUSD\":1.0890}}"));

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.code()).isEqualTo("push_disabled");
    }

    @Test
    void aFingerprintDoesNotDependOnHowTheBodyWasWritten() throws Exception {
        String one = fingerprint("{\"a\":1.10,\"b\":[true,null]}");
        assertThat(fingerprint("{ \"b\" : [true, null], \"a\" : 1.1 }")).isEqualTo(one);
        assertThat(fingerprint("{\"a\":1.1,\"b\":[true]}")).isNotEqualTo(one);
        assertThat(fingerprint("{\"a\":\"1.1\",\"b\":[true,null]}")).isNotEqualTo(one);
        assertThat(one).hasSize(64);
    }

    private static String fingerprint(String json) throws Exception {
        return RequestName.of("POST x", "n", Json.mapper().readTree(json)).fingerprint();
    }
}
