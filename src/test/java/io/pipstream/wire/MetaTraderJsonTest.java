package io.pipstream.wire;

import static io.pipstream.wire.EventFixtures.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.money.Currency;
import io.pipstream.domain.order.Exits;
import org.junit.jupiter.api.Test;

class MetaTraderJsonTest {

    @Test
    void anAccountHasItsMarginAndLeverage() {
        assertThat(Json.text(
                        json -> MetaTraderJson.writeAccount(json, EventFixtures.summary(), new Currency("USD"), 50)))
                .isEqualTo("{\"balance\":10000.0000,\"equity\":9998.5000,\"margin\":66.0000,"
                        + "\"free_margin\":9932.5000,\"leverage\":50,\"currency\":\"USD\"}");
    }

    @Test
    void aPositionIsWhatIsLeftOfATradeWithItsNearestExits() {
        assertThat(Json.text(json -> MetaTraderJson.writePosition(json, EventFixtures.reduced(), number("12.3400"))))
                .isEqualTo("{\"ticket\":8,\"symbol\":\"EURUSD\",\"type\":\"buy\",\"volume\":0.02,"
                        + "\"price_open\":1.10000,\"sl\":1.09500,\"tp\":1.12000,"
                        + "\"time\":\"2025-01-15T12:00:00Z\",\"profit\":12.3400}");
    }

    @Test
    void anExitThatThereIsNotIsZero() {
        assertThat(Json.text(json -> MetaTraderJson.writePosition(
                        json, EventFixtures.opened().withExits(Exits.NONE, null), number("0.0000"))))
                .contains("\"sl\":0,\"tp\":0,");
    }
}
