package io.pipstream.domain.engine;

import static io.pipstream.domain.engine.AnOrder.buy;
import static io.pipstream.domain.engine.AnOrder.sell;
import static io.pipstream.domain.engine.Desk.anAccount;
import static io.pipstream.domain.engine.Desk.assertCancelled;
import static io.pipstream.domain.engine.Desk.assertRefused;
import static io.pipstream.domain.engine.Desk.names;
import static io.pipstream.domain.engine.Desk.only;
import static io.pipstream.domain.engine.TestMarket.EURUSD;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.FillExplanation;
import io.pipstream.domain.account.FillExplanation.Draw;
import io.pipstream.domain.account.RealismProfile;
import io.pipstream.domain.account.RealismProfile.RealismName;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.OrderCancelled;
import io.pipstream.domain.account.TradeEvent.TradeClosed;
import io.pipstream.domain.account.TradeEvent.TradeOpened;
import io.pipstream.domain.engine.FillDraws.Chance;
import io.pipstream.domain.engine.FillDraws.LastLook;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.TimeInForce;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealismTest {

    private static final BigDecimal HALF_A_PIP = new BigDecimal("0.5");

    /** Latency 0, so that only what is given shows. */
    private static RealismProfile custom(String impact, String reject, String partial, String spread) {
        return new RealismProfile(
                RealismName.CUSTOM,
                1,
                42,
                0,
                BigDecimal.ZERO,
                BigDecimal.ONE,
                new BigDecimal(impact),
                new BigDecimal(reject),
                new BigDecimal(partial),
                new BigDecimal(spread));
    }

    private static Desk with(RealismProfile realism) {
        return anAccount(RuleProfileName.NETTING, realism).quotes("EURUSD 1.10000/1.10012");
    }

    @Test
    void frictionlessDrawsNothing() {
        Chance chance = new FillDraws(RealismProfile.frictionless(1)).draw(5, 1_000, HALF_A_PIP);
        assertThat(chance.draw().latencyMillis()).isZero();
        assertThat(chance.draw().slippagePips()).isZero();
        assertThat(chance.draw().spreadFactor()).isEqualByComparingTo("1");
        assertThat(chance.units()).isEqualTo(1_000);
    }

    @Test
    void theSameSeedAndSequenceGiveTheSameDraw() {
        FillDraws draws = new FillDraws(RealismProfile.stressed(1));
        assertThat(draws.draw(5, 1_000, HALF_A_PIP)).isEqualTo(draws.draw(5, 1_000, HALF_A_PIP));
        assertThat(draws.draw(5, 1_000, HALF_A_PIP)).isNotEqualTo(draws.draw(6, 1_000, HALF_A_PIP));
        assertThat(draws.draw(5, 1_000, HALF_A_PIP))
                .isNotEqualTo(new FillDraws(RealismProfile.stressed(2)).draw(5, 1_000, HALF_A_PIP));
    }

    @Test
    void theDrawsAreDistributedAsTheModelSays() {
        FillDraws draws = new FillDraws(RealismProfile.stressed(3));
        int count = 20_000;
        int[] latencies = new int[count];
        double sum = 0;
        double squares = 0;
        int refused = 0;
        int partial = 0;
        for (int each = 0; each < count; each++) {
            Chance chance = draws.draw(each, 1_000_000, HALF_A_PIP);
            latencies[each] = chance.draw().latencyMillis();
            double slip = chance.draw().slippagePips().doubleValue();
            sum += slip;
            squares += (slip - 1) * (slip - 1);
            refused += chance.lastLook() == LastLook.WITHDRAWS ? 1 : 0;
            partial += chance.units() < 1_000_000 ? 1 : 0;
            assertThat(chance.units()).isBetween(100_000L, 1_000_000L);
        }
        Arrays.sort(latencies);
        assertThat(latencies[count / 2]).isBetween(290, 310);
        assertThat(sum / count).isBetween(0.98, 1.02); // one pip for a million units, and moves that cancel out
        // the move's variance: (0.5 × 2)² × mean seconds, 0.3 × e^(0.8² / 2) = 0.413
        assertThat(squares / count).isBetween(0.39, 0.44);
        assertThat(refused / (double) count).isBetween(0.025, 0.035);
        assertThat(partial / (double) count).isBetween(0.14, 0.16);
    }

    @Test
    void sizeCostsPipsAgainstTheTraderAndTheFillSaysSo() {
        Desk desk = with(custom("20", "0", "0", "1"));

        TradeOpened opened = only(TradeOpened.class, desk.places(buy(100_000, EURUSD)));

        assertThat(opened.fill().price()).isEqualTo("1.10032"); // 20 pips a million: 2 pips for 100,000
        FillExplanation explanation = opened.fill().explanation();
        assertThat(explanation.slippageCost()).isEqualTo("20.0000"); // 100,000 × 0.00020
        assertThat(explanation.draw().slippagePips()).isEqualByComparingTo("2");
        assertThat(only(TradeClosed.class, desk.closes(opened.trade().id()))
                        .fill()
                        .price())
                .isEqualTo("1.09980");
    }

    @Test
    void aLimitAndATakeProfitNeverSlipBelowWhatWasAsked() {
        Desk desk = with(custom("20", "0", "0", "3"));
        desk.places(buy(100_000, EURUSD).limit("1.09900").takeProfits("1.10100"));

        TradeOpened opened = only(TradeOpened.class, desk.comes("EURUSD 1.09880/1.09892"));
        assertThat(opened.fill().price()).isEqualTo("1.09900"); // 1.09904 + 0.00020 would be worse
        assertThat(only(TradeClosed.class, desk.comes("EURUSD 1.10101/1.10113"))
                        .fill()
                        .price())
                .isEqualTo("1.10100");
    }

    @Test
    void aWiderSpreadIsRoundedAgainstTheTrader() {
        Desk desk = with(custom("0", "0", "0", "1.5"));
        // middle 1.10006, half 0.00006 × 1.5 = 0.00009
        TradeOpened opened = only(TradeOpened.class, desk.places(buy(1_000, EURUSD)));
        assertThat(opened.fill().price()).isEqualTo("1.10015");
        assertThat(opened.fill().explanation().halfSpreadCost()).isEqualTo("0.0900");
        assertThat(desk.broker
                        .check(desk.account, sell(2_000, EURUSD).request(), desk.market, desk.now)
                        .forecast()
                        .price())
                .isEqualTo("1.09997");
    }

    @Test
    void theMarketMayWithdrawItsPrice() {
        Desk desk = with(custom("0", "1", "0", "1"));
        assertRefused(desk.places(buy(1_000, EURUSD)), Reason.LAST_LOOK_REJECT, "withdrew 1.10012");
        desk.places(buy(1_000, EURUSD).limit("1.09900").stopLoss("1.09000"));
        long trade = only(TradeOpened.class, desk.comes("EURUSD 1.09880/1.09892"))
                .trade()
                .id();
        assertRefused(desk.closes(trade), Reason.LAST_LOOK_REJECT, "withdrew 1.09880");
        assertThat(names(desk.comes("EURUSD 1.08900/1.08912"))).contains("TradeClosed");
    }

    @Test
    void whatTheMarketDoesNotTakeIsRefusedCancelledOrWaits() {
        Desk desk = with(custom("0", "0", "1", "1"));
        assertRefused(desk.places(buy(1_000, EURUSD)), Reason.INSUFFICIENT_LIQUIDITY, "of 1000 units");

        List<TradeEvent> taken = desk.places(buy(1_000, EURUSD).in(TimeInForce.IOC));
        assertThat(names(taken)).containsExactly("OrderPlaced", "TradeOpened", "OrderCancelled", "BalanceUpdated");
        assertCancelled(taken, Reason.INSUFFICIENT_LIQUIDITY);
        assertThat(only(OrderCancelled.class, taken).order().remainingUnits())
                .isEqualTo(1_000 - only(TradeOpened.class, taken).fill().units());

        desk.places(buy(1_000, EURUSD).limit("1.09900"));
        TradeOpened part = only(TradeOpened.class, desk.comes("EURUSD 1.09880/1.09892"));
        assertThat(desk.account.orders().firstEntry().getValue().remainingUnits())
                .isEqualTo(1_000 - part.fill().units());
        assertThat(names(desk.comes("EURUSD 1.09880/1.09892"))).contains("TradeOpened");
    }

    @Test
    void theSeedOfADrawIsItsOwn() {
        Desk desk = with(RealismProfile.retail(5));
        Draw first = only(TradeOpened.class, desk.places(buy(1_000, EURUSD)))
                .fill()
                .explanation()
                .draw();
        Draw second = only(TradeOpened.class, desk.places(buy(1_000, EURUSD)))
                .fill()
                .explanation()
                .draw();
        assertThat(first.seed()).isNotEqualTo(second.seed());
        assertThat(first.model()).isEqualTo(RealismName.RETAIL);
        assertThat(first.version()).isEqualTo(1);
    }
}
