package io.pipstream.wire.request;

import static io.pipstream.wire.request.Bodies.json;
import static io.pipstream.wire.request.Bodies.number;
import static io.pipstream.wire.request.Bodies.with;
import static io.pipstream.wire.request.Bodies.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.OrderType;
import io.pipstream.domain.order.PositionFill;
import io.pipstream.domain.order.Tags;
import io.pipstream.domain.order.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderReaderTest {

    static final String EXECUTION = """
            {"pair":"EUR/USD","order_type":"buy","entry_price":1.1,"stop_loss":1.09,"take_profit_1":1.11,
             "take_profit_2":1.12,"take_profit_3":1.13}""";

    static final String ORDER = """
            {"symbol":"EURUSD","side":"sell","type":"limit","units":1000,"price":1.2,"time_in_force":"gtd",
             "expiry":"2026-01-15T13:00:00+01:00","take_profit_1":1.19,"take_profit_2":1.18}""";

    final OrderReader reader = new OrderReader(InstrumentFixtures.someInstruments());

    @Test
    void anOldClientsExecutionIsAMarketOrderOfAHundredthOfALot() throws WrongFieldsException {
        assertThat(reader.execution(json(EXECUTION)))
                .isEqualTo(new OrderRequest(
                        InstrumentFixtures.EUR_USD,
                        Side.BUY,
                        1000, // 0.01 x 100,000
                        OrderType.MARKET,
                        null,
                        null,
                        TimeInForce.FOK,
                        null,
                        PositionFill.DEFAULT,
                        new Exits(
                                number("1.09000"),
                                List.of(number("1.11000"), number("1.12000"), number("1.13000")),
                                null),
                        Tags.NONE,
                        null));
    }

    @Test
    void everythingThatCanBeSaidIsRead() throws WrongFieldsException {
        assertThat(reader.execution(json("""
                        {"symbol":"usdjpy","pair":"USD_JPY","order_type":"SELL","type":"stop","price":149.5,
                         "price_bound":149.4,"entry_price":150,"stop_loss":151.5,"take_profit_1":null,
                         "take_profit_2":148,"lot_size":0.25,"units":25000,"signal_id":17,"signal_type":"BREAKOUT",
                         "signal_source":"","notes":"two\\nlines","trailing_stop_pips":12.5,
                         "position_fill":"open_only","client_order_id":"c-1","time_in_force":"DAY","other":{}}""")))
                .isEqualTo(new OrderRequest(
                        InstrumentFixtures.USD_JPY,
                        Side.SELL,
                        25_000,
                        OrderType.STOP,
                        number("149.500"),
                        number("149.400"),
                        TimeInForce.DAY,
                        null,
                        PositionFill.OPEN_ONLY,
                        new Exits(number("151.500"), List.of(number("148.000")), number("0.125")), // 12.5 x 0.01
                        new Tags("17", "BREAKOUT", null, "two\nlines"),
                        "c-1"));
    }

    @Test
    void theSideMayComeAsSignalType() throws WrongFieldsException {
        OrderRequest request = reader.execution(
                json("{\"pair\":\"EURUSD\",\"signal_type\":\"SELL\",\"entry_price\":1.1,\"stop_loss\":1.11}"));

        assertThat(request.side()).isEqualTo(Side.SELL);
        assertThat(request.tags().signalType()).isEqualTo("SELL");
    }

    /** 1.1 with 0.25 pips of 0.0001 is 1.100025 for a buyer, 1.099975 for a seller. */
    @ParameterizedTest
    @CsvSource({"buy, 2, 1.10020", "buy, 0.25, 1.10002", "buy, 0, 1.10000", "sell, 2, 1.09980", "sell, 0.25, 1.09998"})
    void theSlippageTakenIsABoundRoundedToTheClientsAdvantage(String side, String pips, BigDecimal bound)
            throws WrongFieldsException {
        String stop = side.equals("buy") ? "1.09" : "1.11";
        OrderRequest request = reader.execution(json(
                "{\"pair\":\"EURUSD\",\"order_type\":\"%s\",\"entry_price\":1.1,\"stop_loss\":%s,\"max_slippage_pips\":%s}"
                        .formatted(side, stop, pips)));

        assertThat(request.priceBound()).isEqualTo(bound);
    }

    @Test
    void anOrderNeedsNoStopLoss() throws WrongFieldsException {
        assertThat(reader.order(json(ORDER)))
                .isEqualTo(new OrderRequest(
                        InstrumentFixtures.EUR_USD,
                        Side.SELL,
                        1000,
                        OrderType.LIMIT,
                        number("1.20000"),
                        null,
                        TimeInForce.GTD,
                        Instant.parse("2026-01-15T12:00:00Z"),
                        PositionFill.DEFAULT,
                        new Exits(null, List.of(number("1.19000"), number("1.18000")), null),
                        Tags.NONE,
                        null));
        assertThat(reader.order(json("{\"pair\":\"EURUSD\",\"side\":\"buy\",\"type\":\"market\",\"lot_size\":1,"
                                + "\"time_in_force\":\"ioc\"}"))
                        .units())
                .isEqualTo(100_000);
        assertThat(reader.order(json(
                                "{\"pair\":\"EURUSD\",\"side\":\"buy\",\"type\":\"market_if_touched\",\"units\":1.0,"
                                        + "\"price\":1}"))
                        .timeInForce())
                .isEqualTo(TimeInForce.GTC);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "pair                | absent",
                "pair                | null",
                "pair                | 5.5",
                "pair                | \"US30\"",
                "pair                | \"\"",
                "symbol              | \"USDJPY\"",
                "symbol              | []",
                "order_type          | absent",
                "order_type          | null",
                "order_type          | \"limit\"",
                "order_type          | 1",
                "entry_price         | absent",
                "entry_price         | null",
                "entry_price         | \"1.1\"",
                "entry_price         | 0",
                "entry_price         | 1.1000001",
                "entry_price         | 1e30000",
                "price_bound         | 1e39",
                "stop_loss           | absent",
                "stop_loss           | null",
                "stop_loss           | -1",
                "stop_loss           | 1.1",
                "stop_loss           | 1.0900001",
                "stop_loss           | {}",
                "take_profit_1       | 1.1",
                "take_profit_1       | false",
                "take_profit_1       | 1.1100001",
                "take_profit_2       | 1.11",
                "take_profit_2       | \"1.12\"",
                "take_profit_3       | 1.115",
                "take_profit_3       | 1e-30000",
                "lot_size            | 0",
                "lot_size            | -0.01",
                "lot_size            | 0.000001",
                "lot_size            | \"0.01\"",
                "lot_size            | 1e30",
                "lot_size            | 1e-41",
                "units               | 0",
                "units               | -1",
                "units               | 1.5",
                "units               | \"1000\"",
                "units               | 9223372036854775808",
                "units               | 1e99999",
                "max_slippage_pips   | -0.1",
                "max_slippage_pips   | 100001",
                "max_slippage_pips   | 0.00000000001",
                "max_slippage_pips   | \"1\"",
                "trailing_distance   | 0",
                "trailing_distance   | -0.001",
                "trailing_distance   | 0.0000001",
                "trailing_distance   | true",
                "trailing_stop_pips  | 0",
                "trailing_stop_pips  | 0.01",
                "trailing_stop_pips  | 100001",
                "trailing_stop_pips  | \"5\"",
                "position_fill       | \"both\"",
                "position_fill       | 1",
                "client_order_id     | \"\"",
                "client_order_id     | \" \"",
                "client_order_id     | \"LONG64\"",
                "client_order_id     | \"a\\u0000b\"",
                "client_order_id     | \"\\ud800\"",
                "client_order_id     | 1.5",
                "signal_id           | \"LONG64\"",
                "signal_id           | {}",
                "signal_type         | \"LONG64\"",
                "signal_type         | true",
                "signal_source       | \"LONG64\"",
                "signal_source       | []",
                "notes               | \"LONG500\"",
                "notes               | \"\\u001b\"",
                "notes               | {}",
                "type                | \"iceberg\"",
                "type                | 1",
                "price               | 1.1",
                "price_bound         | 0",
                "price_bound         | 1.1000001",
                "price_bound         | \"1.1\"",
                "time_in_force       | \"gtc\"",
                "time_in_force       | \"forever\"",
                "time_in_force       | 0",
                "expiry              | \"2026-01-15T12:00:00Z\"",
            })
    void eachWrongFieldOfAnExecutionIsNamed(String field, String value) {
        assertThat(wrong(() -> reader.execution(with(EXECUTION, field, value))))
                .containsOnlyKeys(field)
                .allSatisfy((name, sentence) -> assertThat(sentence).startsWith(name + " "));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "symbol        | \"EURGBP\"",
                "side          | absent",
                "side          | \"long\"",
                "type          | absent",
                "type          | null",
                "type          | 5",
                "units         | absent",
                "units         | null",
                "lot_size      | 0.02",
                "price         | absent",
                "price         | null",
                "price         | 1.2000001",
                "time_in_force | \"fok\"",
                "time_in_force | \"never\"",
                "expiry        | absent",
                "expiry        | null",
                "expiry        | 1768478400",
                "expiry        | \"tomorrow\"",
                "expiry        | \"2026-01-15T12:00:00\"",
                "expiry        | \"+12026-01-15T12:00:00Z\"",
                "expiry        | \"1969-01-15T12:00:00Z\"",
                "take_profit_2 | 1.195",
                "stop_loss     | \"1.3\"",
                "max_slippage_pips | 1",
            })
    void eachWrongFieldOfAnOrderIsNamed(String field, String value) {
        assertThat(wrong(() -> reader.order(with(ORDER, field, value))))
                .containsOnlyKeys(field)
                .allSatisfy((name, sentence) -> assertThat(sentence).startsWith(name + " "));
    }

    @Test
    void whatExcludesEachOtherIsRefused() {
        assertThat(wrong(() -> reader.execution(
                        with(with(EXECUTION, "price_bound", "1.1").toString(), "max_slippage_pips", "1"))))
                .containsExactly(
                        Map.entry("max_slippage_pips", "max_slippage_pips and price_bound exclude each other"));
        assertThat(wrong(() -> reader.execution(
                        with(with(EXECUTION, "trailing_distance", "0.01").toString(), "trailing_stop_pips", "100"))))
                .containsOnlyKeys("trailing_stop_pips");
        assertThat(wrong(() -> reader.order(with(ORDER, "time_in_force", "\"day\""))))
                .containsOnlyKeys("expiry");
        assertThat(wrong(() -> reader.execution(with(EXECUTION, "type", "\"limit\""))))
                .containsOnlyKeys("price");
        assertThat(wrong(() -> reader.execution(
                        with(with(EXECUTION, "order_type", "\"sell\"").toString(), "max_slippage_pips", "20000"))))
                .containsOnlyKeys("max_slippage_pips", "stop_loss", "take_profit_1", "take_profit_2", "take_profit_3");
    }

    @Test
    void allWrongFieldsAreNamedTogether() {
        assertThat(wrong(() -> reader.execution(json("{}"))))
                .containsOnlyKeys("pair", "order_type", "entry_price", "stop_loss");
        assertThat(wrong(() -> reader.order(json("{}")))).containsOnlyKeys("pair", "side", "type", "units");
        assertThat(wrong(() -> reader.order(json("[]"))))
                .containsExactly(Map.entry("body", "body must be a JSON object"));
    }
}
