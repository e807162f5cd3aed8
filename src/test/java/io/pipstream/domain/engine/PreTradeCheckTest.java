package io.pipstream.domain.engine;

import static io.pipstream.domain.engine.AnOrder.buy;
import static io.pipstream.domain.engine.AnOrder.sell;
import static io.pipstream.domain.engine.Desk.anAccount;
import static io.pipstream.domain.engine.TestMarket.EURUSD;
import static io.pipstream.domain.engine.TestMarket.GBPUSD;
import static io.pipstream.domain.engine.TestMarket.USDJPY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.engine.PreTradeCheck.Forecast;
import io.pipstream.domain.order.Reason;
import org.junit.jupiter.api.Test;

class PreTradeCheckTest {

    private final Desk desk = anAccount(RuleProfileName.US).quotes("EURUSD 1.10000/1.10012", "USDJPY 149.990/150.010");

    private PreTradeCheck check(AnOrder order) {
        return desk.broker.check(desk.account, order.request(), desk.market, desk.now);
    }

    @Test
    void itSaysWhatAnOrderWouldDo() {
        desk.places(buy(1_000, EURUSD));
        desk.places(buy(2_000, EURUSD));

        PreTradeCheck check = check(sell(5_000, EURUSD));

        assertThat(check.isAccepted()).isTrue();
        Forecast forecast = requireNonNull(check.forecast());
        assertThat(forecast.price()).isEqualTo("1.10000");
        assertThat(forecast.closes()).containsExactly(3L, 6L);
        assertThat(forecast.marginRequired()).isEqualTo("44.0024"); // 2,000 × 1.10006 × 2 %
        // 10,000 − 3,000 × 0.00012 lost − 2,000 × 0.00012 spread − 44.0024
        assertThat(forecast.marginFreeAfter()).isEqualTo("9955.3976");
        assertThat(forecast.pipValue()).isEqualByComparingTo("0.5"); // 5,000 × 0.0001
        assertThat(forecast.spreadCost()).isEqualTo("0.3000"); // 5,000 × 0.00006
        assertThat(forecast.marginRate().source()).isEqualTo("Margin rule 1");
        assertThat(desk.account.trades()).hasSize(2);
    }

    @Test
    void itSaysWhyNotWithTheNumbers() {
        PreTradeCheck check = check(buy(1_000_000, USDJPY));
        assertThat(check.isAccepted()).isFalse();
        assertThat(requireNonNull(check.refusal()).reason()).isEqualTo(Reason.INSUFFICIENT_MARGIN);
        assertThat(requireNonNull(check.forecast()).marginRequired()).isEqualTo("20000.0000"); // 1,000,000 × 2 %
        assertThat(requireNonNull(check.forecast()).marginFreeAfter()).isNegative();
    }

    @Test
    void anOrderThatWaitsIsShownAtItsPrice() {
        assertThat(requireNonNull(check(buy(1_000, EURUSD).limit("1.09")).forecast())
                        .price())
                .isEqualTo("1.09000");
    }

    @Test
    void withoutAPriceThereAreNoNumbers() {
        PreTradeCheck check = check(buy(1_000, GBPUSD));
        assertThat(requireNonNull(check.refusal()).reason()).isEqualTo(Reason.INSTRUMENT_PRICE_UNKNOWN);
        assertThat(check.forecast()).isNull();
    }
}
