package io.pipstream.wire;

import static io.pipstream.wire.EventFixtures.EVENING;
import static io.pipstream.wire.EventFixtures.NOON;
import static io.pipstream.wire.EventFixtures.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.TradeEvent.AccountOpened;
import io.pipstream.domain.account.TradeEvent.MarginCall;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.domain.order.OrderStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {

    static final Account ACCOUNT = Account.opened(
                    AccountId.DEMO, "e1", new AccountOpened(1, NOON, EventFixtures.terms(), number("10000.0000")))
            .after(List.of(new MarginCall(2, NOON, MarginCall.State.ENTERED, EventFixtures.summary())));

    @Test
    void aTradesRowIsTheObjectOfItsEvents() {
        String row = TradeJson.body(EventFixtures.closed(), EVENING);

        assertThat(new TradeEventCodec(InstrumentFixtures.someInstruments())
                        .encode(AccountId.DEMO, "e1", EventFixtures.oneOfEach().get(9))
                        .text())
                .startsWith("{\"type\":\"trade_closed\",\"trade\":" + row + ",\"reason\":");
        assertThat(new TradeJson(InstrumentFixtures.someInstruments()).trade(row))
                .isEqualTo(EventFixtures.closed());
    }

    @Test
    void anOrdersRowIsTheObjectOfItsEvents() {
        String row = OrderJson.body(EventFixtures.order(), OrderStatus.CANCELLED);

        assertThat(new TradeEventCodec(InstrumentFixtures.someInstruments())
                        .encode(AccountId.DEMO, "e1", EventFixtures.oneOfEach().get(4))
                        .text())
                .startsWith("{\"type\":\"order_cancelled\",\"order\":" + row + ",\"code\":");
        assertThat(new OrderJson(InstrumentFixtures.someInstruments()).order(row))
                .isEqualTo(EventFixtures.order());
    }

    @Test
    void anAccountsRowHasAllButItsOrdersAndTrades() {
        assertThat(AccountJson.body(ACCOUNT))
                .isEqualTo("{\"account\":\"demo\",\"epoch\":\"e1\",\"seq\":2,\"currency\":\"USD\",\"profile\":\"us\","
                        + "\"realism\":{\"name\":\"retail\",\"version\":1,\"seed\":\"-9223372036854775808\","
                        + "\"latency_median_ms\":80,\"latency_spread\":0.5,\"slippage_volatility_share\":1,"
                        + "\"slippage_pips_per_million\":0.2,\"reject_probability\":0,"
                        + "\"partial_fill_probability\":0,\"spread_factor\":1},\"deposits\":10000.0000,"
                        + "\"balance\":10000.0000,\"margin_call\":\"entered\"}");
        assertThat(AccountJson.account(AccountJson.body(ACCOUNT), ACCOUNT.orders(), ACCOUNT.trades()))
                .isEqualTo(ACCOUNT);
    }

    @Test
    void anAccountsOwnerSeesItsTermsAndItsMoney() {
        assertThat(Json.text(json -> AccountJson.write(json, ACCOUNT, EventFixtures.summary())))
                .isEqualTo("{\"account\":\"demo\",\"epoch\":\"e1\",\"seq\":2,\"currency\":\"USD\",\"profile\":\"us\","
                        + "\"realism\":{\"name\":\"retail\",\"version\":1,\"seed\":\"-9223372036854775808\","
                        + "\"latency_median_ms\":80,\"latency_spread\":0.5,\"slippage_volatility_share\":1,"
                        + "\"slippage_pips_per_million\":0.2,\"reject_probability\":0,"
                        + "\"partial_fill_probability\":0,\"spread_factor\":1},\"deposits\":10000.0000,"
                        + "\"balance\":10000.0000,\"equity\":9998.5000,\"margin_used\":66.0000,"
                        + "\"margin_free\":9932.5000,\"unrealised\":-1.5000,\"margin_level\":151.4924,"
                        + "\"margin_call\":\"entered\",\"open_trades\":0,\"pending_orders\":0}");
    }
}
