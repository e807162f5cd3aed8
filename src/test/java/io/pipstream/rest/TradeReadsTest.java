package io.pipstream.rest;

import static io.pipstream.rest.Answers.problemOf;
import static io.pipstream.rest.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Tags;
import io.pipstream.trading.PaperDesk;
import io.pipstream.wire.Json;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradeReadsTest {

    final PaperDesk desk = new PaperDesk();
    final TradesResource trades = new TradesResource();
    final TradeResource one = new TradeResource();
    final OpenPositionsResource open = new OpenPositionsResource();
    final TradesExportResource export = new TradesExportResource();
    final MetaTraderResource metaTrader = new MetaTraderResource();
    final TradeParameters asked = new TradeParameters();

    /** Bought EURUSD and closed at 48 USD, bought GBPUSD and sold USDJPY, both open; then the prices of now. */
    @BeforeEach
    void trade() {
        trades.accounts = one.accounts = open.accounts =
                export.accounts = metaTrader.accounts = new CallerFixture(desk, "demo", "other").accounts;
        trades.history = one.history = open.history = export.history = desk.ledger;
        trades.instruments = open.instruments = export.instruments = metaTrader.instruments = desk.instruments;
        trades.clock = export.clock = desk.clock;
        open.values = metaTrader.values = desk.values;
        desk.open("demo", "USD", RuleProfileName.US, "10000");
        desk.open("other", "USD", RuleProfileName.US, "10000");
        desk.quote("EURUSD", "1.10000", "1.10020");
        desk.quote("GBPUSD", "1.30000", "1.30020");
        desk.quote("USDJPY", "150.000", "150.010");
        long first = desk.buys("demo", "EURUSD", 10_000, Exits.NONE, new Tags("s-1", "SCALP", "bot", "=HYPERLINK()"));
        desk.pass(Duration.ofSeconds(1));
        desk.quote("EURUSD", "1.10500", "1.10520");
        desk.closes("demo", first);
        desk.pass(Duration.ofDays(2));
        Exits exits = new Exits(new BigDecimal("1.29000"), List.of(new BigDecimal("1.32000")), null);
        desk.buys("demo", "GBPUSD", 1_000, exits, new Tags(null, "SWING", null, null));
        desk.sells("demo", "USDJPY", 1_000);
        desk.quote("GBPUSD", "1.30120", "1.30140");
        desk.quote("USDJPY", "149.000", "149.010");
    }

    private List<String> listed() {
        return json(text(trades.trades(asked))).findValuesAsText("pair");
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException unreadable) {
            throw new AssertionError(text, unreadable);
        }
    }

    @Test
    void theNewestComeFirst() {
        Response answer = trades.trades(asked);

        assertThat(listed()).containsExactly("USDJPY", "GBPUSD", "EURUSD");
        assertThat(answer.getHeaderString("X-Total-Count")).isEqualTo("3");
        assertThat(answer.getHeaderString("Link")).isNull();
    }

    @Test
    void aPageSaysWhereTheOthersAre() {
        asked.limit = "1";
        asked.offset = "1";
        asked.days = "30";

        assertThat(listed()).containsExactly("GBPUSD");
        assertThat(trades.trades(asked).getHeaderString("X-Total-Count")).isEqualTo("3");
        assertThat(trades.trades(asked).getHeaderString("Link"))
                .isEqualTo("<?days=30&offset=2&limit=1>; rel=\"next\", <?days=30&offset=0&limit=1>; rel=\"prev\"");
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource({
        "pair, gbp_usd, GBPUSD",
        "symbol, EUR/USD, EURUSD",
        "status, closed, EURUSD",
        "status, OPEN, 'USDJPY,GBPUSD'",
        "status, pending, ''",
        "status, cancelled, ''",
        "signal_type, SWING, GBPUSD",
        "days, 1, 'USDJPY,GBPUSD'",
        "limit, '', 'USDJPY,GBPUSD,EURUSD'",
    })
    void tradesAreChosen(String field, String value, String pairs) {
        ask(field, value);

        assertThat(String.join(",", listed())).isEqualTo(pairs);
    }

    private void ask(String field, String value) {
        switch (field) {
            case "account" -> asked.account = value;
            case "pair" -> asked.pair = value;
            case "symbol" -> asked.symbol = value;
            case "status" -> asked.status = value;
            case "signal_type" -> asked.signalType = value;
            case "days" -> asked.days = value;
            case "limit" -> asked.limit = value;
            default -> asked.offset = value;
        }
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "status, won",
        "days, 0",
        "days, -1",
        "days, 36501",
        "days, a week",
        "days, 1.5",
        "limit, 0",
        "limit, 1001",
        "limit, x",
        "limit, 99999999999999999999",
        "offset, -1",
        "offset, 10000001",
        "offset, first",
        "signal_type, A123456789012345678901234567890123456789012345678901234567890123456789",
    })
    void aFieldThatCannotBeUnderstoodIsNamed(String field, String value) {
        ask(field, value);

        for (Problem problem : List.of(problemOf(() -> trades.trades(asked)), problemOf(() -> export.export(asked)))) {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.code()).isEqualTo("invalid_fields");
            assertThat(problem.fields()).containsOnlyKeys(field);
        }
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource({
        "pair, FOOBAR, unknown_symbol",
        "account, nobody, unknown_account",
        "account, no/body, unknown_account",
        "account, a234567890123456789012345678901234567890123456789012345678901234567890, unknown_account"
    })
    void whatIsNotThereIsNotFound(String field, String value, String code) {
        ask(field, value);

        Problem problem = problemOf(() -> trades.trades(asked));
        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.code()).isEqualTo(code);
    }

    @Test
    void oneTradeIsAsItIsListed() {
        JsonNode listed = json(text(trades.trades(asked))).path(2);

        assertThat(json(text(one.trade("3", null)))).isEqualTo(listed);
        assertThat(listed.path("status").asText()).isEqualTo("closed");
        assertThat(listed.path("mae_pips").decimalValue()).isEqualByComparingTo("2.0"); // 1.10020 - 1.10000
        assertThat(listed.path("mfe_pips").decimalValue()).isEqualByComparingTo("48.0"); // 1.10500 - 1.10020
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "0", "-3", "999", "three", "99999999999999999999"})
    void aTradeThatIsNotThereIsNotFound(String id) {
        Problem problem = problemOf(() -> one.trade(id, null));

        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.code()).isEqualTo("trade_doesnt_exist");
    }

    @Test
    void anothersTradeAndOneFromBeforeAResetAreNotFound() {
        assertThat(problemOf(() -> one.trade("3", "other")).status()).isEqualTo(404);

        desk.reset("demo", "10000");

        assertThat(problemOf(() -> one.trade("3", null)).status()).isEqualTo(404);
        assertThat(listed()).isEmpty();
    }

    @Test
    void openPositionsSayHowTheyStand() {
        JsonNode positions = json(text(open.positions(null)));

        assertThat(positions.findValuesAsText("pair")).containsExactly("USDJPY", "GBPUSD");
        JsonNode pounds = positions.path(1);
        assertThat(pounds.path("current_price").decimalValue()).isEqualTo("1.30120"); // a long is closed at the bid
        assertThat(pounds.path("unrealised_pnl").decimalValue()).isEqualTo("1.0000"); // 1,000 × (1.30120 - 1.30020)
        assertThat(pounds.path("unrealised_pips").decimalValue()).isEqualByComparingTo("10");
        assertThat(pounds.path("price_stale").booleanValue()).isFalse();
        JsonNode yen = positions.path(0);
        assertThat(yen.path("current_price").decimalValue()).isEqualTo("149.010"); // a short at the ask
        // 1,000 × (150.000 - 149.010) = 990 JPY / 149.005 = 6.64407 USD
        assertThat(yen.path("unrealised_pnl").decimalValue()).isEqualTo("6.6441");
        assertThat(yen.path("unrealised_pips").decimalValue()).isEqualByComparingTo("99");
        assertThat(text(open.positions("other"))).isEqualTo("[]");
    }

    @Test
    void metaTraderSeesTheAccountAndItsPositions() {
        // 10,000 + 48 + 1 + 6.6441; margin: 5 % of 1,000 × 1.30130 and of 1,000 USD, or as the rules have it
        JsonNode account = json(text(metaTrader.account(null)));

        assertThat(account.path("balance").decimalValue()).isEqualTo("10048.0000");
        assertThat(account.path("equity").decimalValue()).isEqualTo("10055.6441");
        assertThat(account.path("leverage").longValue()).isEqualTo(50); // 2 % of the majors
        assertThat(account.path("currency").asText()).isEqualTo("USD");
        JsonNode positions = json(text(metaTrader.positions(null)));
        assertThat(positions.findValuesAsText("symbol")).containsExactly("GBPUSD", "USDJPY");
        assertThat(positions.path(0).path("profit").decimalValue()).isEqualTo("1.0000");
        assertThat(positions.path(0).path("sl").decimalValue()).isEqualTo("1.29000");
    }

    private List<CSVRecord> exported() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ((StreamingOutput) export.export(asked).getEntity()).write(bytes);
        return CSVParser.parse(bytes.toString(StandardCharsets.UTF_8), CSVFormat.RFC4180)
                .getRecords();
    }

    @Test
    void theExportHasEveryTradeAndNoFormula() throws IOException {
        asked.limit = "1";

        List<CSVRecord> rows = exported();

        assertThat(rows).hasSize(4);
        assertThat(rows.get(0).toList()).isEqualTo(TradeCsv.COLUMNS);
        List<String> closed = rows.get(3).toList();
        assertThat(closed.get(TradeCsv.COLUMNS.indexOf("notes"))).isEqualTo("'=HYPERLINK()");
        assertThat(closed.get(TradeCsv.COLUMNS.indexOf("profit_loss"))).isEqualTo("48.0000");
        assertThat(closed.get(TradeCsv.COLUMNS.indexOf("pair"))).isEqualTo("EURUSD");
        assertThat(rows.get(1).get(TradeCsv.COLUMNS.indexOf("exit_time"))).isEmpty();
        assertThat(export.export(asked).getHeaderString("Content-Disposition"))
                .isEqualTo("attachment; filename=\"trades-demo.csv\"");
    }

    @Test
    void theExportIsChosenAsTheListIs() throws IOException {
        asked.status = "closed";
        assertThat(exported()).hasSize(2);

        asked.status = "pending";
        assertThat(exported()).hasSize(1);
    }

    @Test
    void aLossIsANumberAndNoFormula() throws IOException {
        desk.quote("EURUSD", "1.10000", "1.10020");
        long trade = desk.buys("demo", "EURUSD", 10_000, Exits.NONE, Tags.NONE);
        desk.closes("demo", trade);

        assertThat(exported().get(1).get(TradeCsv.COLUMNS.indexOf("profit_loss")))
                .isEqualTo("-2.0000"); // the spread: 10,000 × 0.0002
    }
}
