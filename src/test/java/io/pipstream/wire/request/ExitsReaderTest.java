package io.pipstream.wire.request;

import static io.pipstream.wire.request.Bodies.json;
import static io.pipstream.wire.request.Bodies.number;
import static io.pipstream.wire.request.Bodies.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.Trade;
import io.pipstream.domain.order.Exits;
import io.pipstream.wire.TradeFixtures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitsReaderTest {

    /** Stop 1.09, targets 1.11 and 1.12, trailing 0.005. */
    final Trade fresh = TradeFixtures.openLong();
    /** The same once 1.11 was taken. */
    final Trade reduced = TradeFixtures.reducedLong();

    Exits read(String body, Trade trade) throws WrongFieldsException {
        return ExitsReader.read(json(body), trade).exits();
    }

    @Test
    void whatIsNotNamedStays() throws WrongFieldsException {
        assertThat(read("{\"stop_loss\":1.095}", fresh))
                .isEqualTo(
                        new Exits(number("1.09500"), List.of(number("1.11000"), number("1.12000")), number("0.00500")));
        assertThat(ExitsReader.read(json("{\"stop_loss\":1.095}"), fresh).tradeId())
                .isEqualTo(8);
    }

    @Test
    void nullTakesAway() throws WrongFieldsException {
        assertThat(read("{\"stop_loss\":null,\"take_profit_1\":null,\"trailing_distance\":null}", fresh))
                .isEqualTo(new Exits(null, List.of(number("1.12000")), null));
    }

    @Test
    void targetsKeepTheirNumbersOnceTheFirstWasTaken() throws WrongFieldsException {
        assertThat(read("{\"take_profit_1\":1.11,\"take_profit_3\":1.13,\"trailing_stop_pips\":60}", reduced))
                .isEqualTo(
                        new Exits(number("1.09000"), List.of(number("1.12000"), number("1.13000")), number("0.00600")));
        assertThat(wrong(() -> read("{\"take_profit_1\":1.115}", reduced))).containsOnlyKeys("take_profit_1");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "stop_loss          | \"1.1\"",
                "stop_loss          | 0",
                "stop_loss          | 1.0900001",
                "take_profit_1      | {}",
                "take_profit_1      | -1",
                "take_profit_2      | 1.105",
                "take_profit_2      | 1.1200001",
                "take_profit_3      | 1.12",
                "take_profit_3      | \"\"",
                "trailing_distance  | 0",
                "trailing_distance  | 0.0000001",
                "trailing_stop_pips | 0",
                "trailing_stop_pips | 0.01",
            })
    void eachWrongFieldIsNamed(String field, String value) {
        assertThat(wrong(() -> read("{\"" + field + "\":" + value + "}", fresh)))
                .containsOnlyKeys(field)
                .allSatisfy((name, sentence) -> assertThat(sentence).startsWith(name + " "));
    }

    @Test
    void aChangeOfNothingIsRefused() {
        assertThat(wrong(() -> read("{\"notes\":\"x\"}", fresh))).containsOnlyKeys("body");
        assertThat(wrong(() -> read("5", fresh))).containsOnlyKeys("body");
    }
}
