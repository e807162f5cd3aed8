package io.pipstream.signal.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.OrderType;
import io.pipstream.domain.order.Tags;
import io.pipstream.domain.order.TimeInForce;
import io.pipstream.platform.Settings;
import io.pipstream.signal.Signal;
import io.pipstream.signal.Signal.Direction;
import io.pipstream.signal.Signals;
import io.pipstream.signal.Subscription;
import io.pipstream.signal.execution.Judgement.Order;
import io.pipstream.signal.execution.Judgement.Rejection;
import io.pipstream.trading.PaperDesk;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderRulesTest {

    final PaperDesk fixture = new PaperDesk(RuleProfileName.HEDGING);
    final Instrument eurUsd = fixture.instrument("EURUSD");
    final OrderRules rules = new OrderRules(ConfidenceMultipliers.of(Settings.of(Map.of())));

    @BeforeEach
    void quote() {
        fixture.quote("EURUSD", "1.10000", "1.10010");
    }

    Judgement judge(Signal signal, Subscription following, String dayBegan) {
        Account account = fixture.account();
        return rules.judge(signal, following, fixture.values.now(account), new BigDecimal(dayBegan));
    }

    Judgement judge(Signal signal) {
        return judge(signal, DeskSignals.following(), "10000");
    }

    static OrderRequest ordered(Judgement judgement) {
        assertThat(judgement).isInstanceOf(Order.class);
        return ((Order) judgement).request();
    }

    static void assertLeft(Judgement judgement, LeftAlone reason, String detail) {
        assertThat(judgement).isEqualTo(new Rejection(reason, detail));
    }

    @ParameterizedTest(name = "{0} of confidence {1} at {2} % risk: {3}")
    @CsvSource({
        // 1 % x 1   x 10,000 = 100 over 1.10010 - 1.09500 = 0.00510: 19,607.8
        "BUY,  75, 1,   19607",
        // 1 % x 1.5 x 10,000 = 150 over 0.00510: 29,411.7
        "BUY,  90, 1,   29411",
        // 1 % x 0.5 x 10,000 =  50 over 0.00510:  9,803.9
        "BUY,  50, 1,    9803",
        // 0.25 % x 1 x 10,000 = 25 over 0.00510:  4,901.9
        "BUY,  80, 0.25, 4901",
        // 1 % x 1   x 10,000 = 100 over 1.10500 - 1.10000 = 0.00500: 20,000
        "SELL, 75, 1,   20000",
    })
    void theSizeLosesTheRiskBetweenThePriceThereIsAndTheStop(
            Direction direction, String confidence, String risk, long units) {
        Signal signal = direction == Direction.BUY ? DeskSignals.buy(eurUsd) : DeskSignals.sell(eurUsd);

        OrderRequest order =
                ordered(judge(Signals.sure(signal, confidence), DeskSignals.following(risk, "5", 20, "5"), "10000"));

        assertThat(order.units()).isEqualTo(units);
    }

    @Test
    void theOrderIsAtTheMarketWithTheSignalsExitsAndBoundedByItsEntry() {
        OrderRequest order =
                ordered(judge(DeskSignals.buy(eurUsd), DeskSignals.following("1", "2.5", 20, "5"), "10000"));

        assertThat(order.type()).isEqualTo(OrderType.MARKET);
        assertThat(order.timeInForce()).isEqualTo(TimeInForce.FOK);
        assertThat(order.side()).isEqualTo(Side.BUY);
        assertThat(order.priceBound()).isEqualByComparingTo("1.10025"); // 1.10000 + 2.5 pips
        assertThat(order.exits())
                .isEqualTo(new Exits(
                        new BigDecimal("1.09500"),
                        List.of(new BigDecimal("1.10500"), new BigDecimal("1.11000")),
                        null));
        assertThat(order.tags()).isEqualTo(new Tags("s-1", "breakout", "desk", null));
    }

    @Test
    void aBoundBetweenTwoPricesIsTheOneNearerToTheEntry() {
        Subscription following = DeskSignals.following("1", "2.55", 20, "5");

        assertThat(ordered(judge(DeskSignals.buy(eurUsd), following, "10000")).priceBound())
                .isEqualByComparingTo("1.10025");
        assertThat(ordered(judge(DeskSignals.sell(eurUsd), following, "10000")).priceBound())
                .isEqualByComparingTo("1.09975");
    }

    @Test
    void aTypeThatNoTagCanBeIsLeftOut() {
        assertThat(ordered(judge(Signals.labelled(DeskSignals.buy(eurUsd), Map.of("signal_type", "x".repeat(65)))))
                        .tags()
                        .signalType())
                .isNull();
        assertThat(ordered(judge(Signals.labelled(DeskSignals.buy(eurUsd), Map.of("signal_type", "a\0b"))))
                        .tags()
                        .signalType())
                .isNull();
    }

    @Test
    void theSizeIsInTheAccountsCurrency() {
        fixture.quote("USDJPY", "150.000", "150.010");
        Signal signal = DeskSignals.of(fixture.instrument("USDJPY"), Direction.BUY, "150.000", "149.500", "151.000");

        // 100 USD at the middle of 150.005 are 15,000.5 JPY, over 150.010 - 149.500 = 0.510: 29,412.7
        assertThat(ordered(judge(signal)).units()).isEqualTo(29_412);
    }

    @Test
    void theSizeIsAtMostTheInstrumentsLargest() {
        fixture.open("rich", "USD", RuleProfileName.HEDGING, "100000000000");

        Judgement judgement = rules.judge(
                DeskSignals.buy(eurUsd),
                DeskSignals.following(),
                fixture.values.now(fixture.account("rich")),
                new BigDecimal("100000000000"));

        assertThat(ordered(judgement).units()).isEqualTo(eurUsd.terms().maxUnits());
    }

    @Test
    void whatIsTooSmallToTradeIsLeftAlone() {
        Subscription careful = DeskSignals.following("0.00005", "5", 20, "5");

        // 0.00005 % of 10,000 = 0.005, over 0.00510: 0.98
        assertLeft(
                judge(DeskSignals.buy(eurUsd), careful, "10000"),
                LeftAlone.SIZE_TOO_SMALL,
                "0.00005 % of 10000.0000 over 51 pips to the stop are fewer than 1 units.");
    }

    @Test
    void withoutAPriceOrWithAnOldOneNothingIsOrdered() {
        assertLeft(
                judge(DeskSignals.of(fixture.instrument("GBPUSD"), Direction.BUY, "1.30", "1.29", "1.31")),
                LeftAlone.NO_PRICE,
                "No quote of GBPUSD has come yet.");
        fixture.hearNothingFor(Duration.ofSeconds(11));
        assertLeft(judge(DeskSignals.buy(eurUsd)), LeftAlone.NO_PRICE, "The last quote of EURUSD is 11000 ms old.");
    }

    @Test
    void withoutWhatConvertsItNothingIsOrdered() {
        fixture.quote("EURGBP", "0.85000", "0.85010");

        assertThat(judge(DeskSignals.of(fixture.instrument("EURGBP"), Direction.BUY, "0.85", "0.84", "0.86")))
                .isInstanceOfSatisfying(Rejection.class, left -> {
                    assertThat(left.reason()).isEqualTo(LeftAlone.NO_PRICE);
                    assertThat(left.detail()).contains("needs a quote of GBP_USD");
                });
    }

    @Test
    void aPriceTooFarFromTheEntryOnEitherSideIsLeftAlone() {
        fixture.quote("EURUSD", "1.10040", "1.10050"); // 5 pips
        assertThat(ordered(judge(DeskSignals.buy(eurUsd)))).isNotNull();
        fixture.quote("EURUSD", "1.10041", "1.10051");
        assertLeft(
                judge(DeskSignals.buy(eurUsd)),
                LeftAlone.DEVIATION,
                "The price 1.10051 is 5.1 pips from the entry at 1.10000, at most 5 are allowed.");
        fixture.quote("EURUSD", "1.09939", "1.09949");
        assertLeft(
                judge(DeskSignals.buy(eurUsd)),
                LeftAlone.DEVIATION,
                "The price 1.09949 is 5.1 pips from the entry at 1.10000, at most 5 are allowed.");
        assertLeft(
                judge(DeskSignals.sell(eurUsd)),
                LeftAlone.DEVIATION,
                "The price 1.09939 is 6.1 pips from the entry at 1.10000, at most 5 are allowed.");
    }

    @Test
    void whatHasReachedItsStopOrFirstTargetIsLeftAloneHoweverFarThatIs() {
        fixture.quote("EURUSD", "1.09500", "1.09510");
        assertLeft(
                judge(DeskSignals.buy(eurUsd)),
                LeftAlone.STOP_REACHED,
                "The price 1.09500 has reached the stop at 1.09500.");
        assertLeft(
                judge(DeskSignals.sell(eurUsd)),
                LeftAlone.TARGET_REACHED,
                "The price 1.09500 has reached the first target at 1.09500.");
        fixture.quote("EURUSD", "1.10490", "1.10500");
        assertLeft(
                judge(DeskSignals.buy(eurUsd)),
                LeftAlone.TARGET_REACHED,
                "The price 1.10500 has reached the first target at 1.10500.");
        assertLeft(
                judge(DeskSignals.sell(eurUsd)),
                LeftAlone.STOP_REACHED,
                "The price 1.10500 has reached the stop at 1.10500.");
    }

    @Test
    void theFirstTargetIsTheNearestWhateverItsPlace() {
        Signal signal = DeskSignals.of(eurUsd, Direction.BUY, "1.10000", "1.09500", "1.12000", "1.10020");
        fixture.quote("EURUSD", "1.10010", "1.10020");

        assertLeft(
                judge(signal), LeftAlone.TARGET_REACHED, "The price 1.10020 has reached the first target at 1.10020.");
    }

    @Test
    void onADayOfTooMuchLossNothingIsOrdered() {
        // of 10,526.32, 5 % are 526.316; 10,000 is 526.32 less
        assertLeft(
                judge(DeskSignals.buy(eurUsd), DeskSignals.following(), "10526.32"),
                LeftAlone.DAILY_LOSS,
                "The account began the day with 10526.32 and is worth 10000.0000, a loss of 5 %; 5 % a day are"
                        + " allowed.");
        // of 10,526.31, 5 % are 526.3155; 10,000 is 526.31 less
        assertThat(ordered(judge(DeskSignals.buy(eurUsd), DeskSignals.following(), "10526.31")))
                .isNotNull();
    }

    @Test
    void whatOpenTradesWouldLoseCountsForTheDayAndForTheSize() {
        fixture.buys("demo", "EURUSD", 100_000, Exits.NONE, Tags.NONE);
        fixture.quote("EURUSD", "1.09990", "1.10000");

        // 10,000 - (1.10010 - 1.09990) x 100,000 = 9,980: 0.2 % lost
        assertLeft(
                judge(DeskSignals.buy(eurUsd), DeskSignals.following("1", "5", 20, "0.2"), "10000"),
                LeftAlone.DAILY_LOSS,
                "The account began the day with 10000 and is worth 9980.0000, a loss of 0.2 %; 0.2 % a day are"
                        + " allowed.");
        // 99.80 over 1.10000 - 1.09500 = 0.00500: 19,960
        assertThat(ordered(judge(DeskSignals.buy(eurUsd))).units()).isEqualTo(19_960);
    }
}
