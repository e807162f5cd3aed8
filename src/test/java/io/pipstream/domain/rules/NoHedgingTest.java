package io.pipstream.domain.rules;

import static io.pipstream.domain.rules.RuleFixtures.EUR_USD;
import static io.pipstream.domain.rules.RuleFixtures.FIFO;
import static io.pipstream.domain.rules.RuleFixtures.FREE;
import static io.pipstream.domain.rules.RuleFixtures.RULE;
import static io.pipstream.domain.rules.RuleFixtures.longs;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.Trade;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.OrderType;
import io.pipstream.domain.order.PositionFill;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import io.pipstream.domain.order.Tags;
import io.pipstream.domain.order.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoHedgingTest {

    final List<Trade> longs = longs(10_000, 5_000);

    @Test
    void anOrderThatInsistsOnOpeningIsRefusedWithTheNumbersAndTheRule() {
        Refusal refusal =
                new NoHedging(FIFO).fill(sell(PositionFill.OPEN_ONLY), longs).orElseThrow();

        assertThat(refusal.reason()).isEqualTo(Reason.HEDGING_NOT_ALLOWED);
        assertThat(refusal.detail())
                .isEqualTo("OPEN_ONLY of SELL 1000 EUR_USD while 15000 units are open on the other side, the oldest of"
                        + " them trade 1");
        assertThat(refusal.rule()).isEqualTo(RULE);
    }

    @ParameterizedTest
    @EnumSource(value = PositionFill.class, mode = EnumSource.Mode.EXCLUDE, names = "OPEN_ONLY")
    void anOrderThatReducesIsNot(PositionFill fill) {
        assertThat(new NoHedging(FIFO).fill(sell(fill), longs)).isEmpty();
    }

    @Test
    void nobodyIsRefusedWhereNothingIsOpenOrBothSidesMayBe() {
        assertThat(new NoHedging(FIFO).fill(sell(PositionFill.OPEN_ONLY), List.of()))
                .isEmpty();
        assertThat(new NoHedging(FREE).fill(sell(PositionFill.OPEN_ONLY), longs))
                .isEmpty();
    }

    private static OrderRequest sell(PositionFill fill) {
        return new OrderRequest(
                EUR_USD,
                Side.SELL,
                1_000,
                OrderType.MARKET,
                null,
                null,
                TimeInForce.FOK,
                null,
                fill,
                Exits.NONE,
                Tags.NONE,
                null);
    }
}
