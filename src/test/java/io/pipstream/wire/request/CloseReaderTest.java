package io.pipstream.wire.request;

import static io.pipstream.wire.request.Bodies.json;
import static io.pipstream.wire.request.Bodies.number;
import static io.pipstream.wire.request.Bodies.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.engine.Command;
import io.pipstream.wire.TradeFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloseReaderTest {

    final Trade longTrade = TradeFixtures.openLong();

    @Test
    void anEmptyBodyClosesAllOfItAtAnyPrice() throws WrongFieldsException {
        assertThat(CloseReader.read(json("{}"), longTrade))
                .isEqualTo(new Command.CloseTrade(8, null, null, CloseReason.MANUAL));
    }

    @Test
    void aPartIsClosedNoWorseThanWasSeen() throws WrongFieldsException {
        assertThat(CloseReader.read(
                        json("{\"exit_price\":1.12,\"max_slippage_pips\":2,\"lot_size\":0.01,\"reason\":\"tp1_hit\"}"),
                        longTrade))
                .isEqualTo(new Command.CloseTrade(8, 1000L, number("1.11980"), CloseReason.TP1_HIT));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "exit_price        | \"1.1\"",
                "exit_price        | 0",
                "exit_price        | 1.1000001",
                "reason            | \"because\"",
                "reason            | \"margin_closeout\"",
                "reason            | \"fifo\"",
                "reason            | {}",
                "units             | 0",
                "units             | 0.5",
                "units             | \"1\"",
                "lot_size          | 0",
                "lot_size          | 0.000001",
                "max_slippage_pips | 1",
                "max_slippage_pips | -1",
            })
    void eachWrongFieldIsNamed(String field, String value) {
        assertThat(wrong(() -> CloseReader.read(json("{\"" + field + "\":" + value + "}"), longTrade)))
                .containsOnlyKeys(field)
                .allSatisfy((name, sentence) -> assertThat(sentence).startsWith(name + " "));
    }
}
