package io.pipstream.trading;

import static io.pipstream.domain.market.Side.BUY;
import static io.pipstream.domain.market.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.Actor;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.OrderRejected;
import io.pipstream.domain.engine.Command;
import io.pipstream.domain.engine.Command.CancelOrder;
import io.pipstream.domain.engine.Command.CloseEverything;
import io.pipstream.domain.engine.Command.ClosePosition;
import io.pipstream.domain.engine.Command.CloseTrade;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.OrderType;
import io.pipstream.domain.order.PositionFill;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Tags;
import io.pipstream.domain.order.TimeInForce;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestedRejectionsTest {

    static final Duration MINUTE = Duration.ofMinutes(1);

    final PaperDesk desk = new PaperDesk(RuleProfileName.NETTING);

    @BeforeEach
    void quote() {
        desk.quote("EURUSD", "1.10000", "1.10010");
    }

    @Test
    void theNextOrdersAreRefusedAndThenNoMore() {
        request("demo", 2, MINUTE);

        assertThat(reasons(order(BUY, PositionFill.DEFAULT))).containsExactly(Reason.REQUESTED_FAULT);
        assertThat(reasons(order(SELL, PositionFill.DEFAULT))).containsExactly(Reason.REQUESTED_FAULT);
        assertThat(reasons(order(BUY, PositionFill.DEFAULT))).isEmpty();
        assertThat(desk.account().trades()).hasSize(1);
    }

    @Test
    void aRejectionIsAnEventOfTheJournalLikeAnyOther() {
        request("demo", 1, MINUTE);
        long before = desk.account().sequence();

        assertThat(desk.does("demo", order(BUY, PositionFill.DEFAULT)))
                .singleElement()
                .isInstanceOfSatisfying(OrderRejected.class, rejected -> {
                    assertThat(rejected.sequence()).isEqualTo(before + 1);
                    assertThat(rejected.instrument()).isEqualTo(desk.instrument("EURUSD"));
                    assertThat(rejected.time()).isEqualTo(PaperDesk.NOON);
                    assertThat(rejected.refusal().detail())
                            .isEqualTo("The fault \"reject\" was requested for this account");
                });
        assertThat(desk.account().sequence()).isEqualTo(before + 1);
        assertThat(desk.rings).hasPositiveValue();
    }

    @ParameterizedTest
    @EnumSource(names = {"DEFAULT", "REDUCE_FIRST", "REDUCE_ONLY"})
    void whatCouldReduceIsNeverRefusedAndDoesNotCount(PositionFill fill) {
        desk.buys("demo", "EURUSD", 1_000, Exits.NONE, Tags.NONE);
        request("demo", 1, MINUTE);

        assertThat(reasons(order(SELL, fill))).isEmpty();
        assertThat(desk.account().trades()).isEmpty();
        assertThat(reasons(order(BUY, PositionFill.DEFAULT))).containsExactly(Reason.REQUESTED_FAULT);
    }

    @Test
    void closingAndCancellingAreNeverRefused() {
        long first = desk.buys("demo", "EURUSD", 1_000, Exits.NONE, Tags.NONE);
        desk.buys("demo", "EURUSD", 1_000, Exits.NONE, Tags.NONE);
        desk.buys("demo", "EURUSD", 1_000, Exits.NONE, Tags.NONE);
        List<TradeEvent> placed = desk.does(
                "demo",
                new PlaceOrder(Requests.waiting(desk.instrument("EURUSD"), OrderType.LIMIT, BUY, 1_000, "1.05000")));
        request("demo", 100, MINUTE);

        assertThat(reasons(new CloseTrade(first, 500L, null, CloseReason.MANUAL)))
                .isEmpty();
        assertThat(reasons(new CloseTrade(first, null, null, CloseReason.MANUAL)))
                .isEmpty();
        assertThat(reasons(new ClosePosition(desk.instrument("EURUSD"), 500L))).isEmpty();
        assertThat(reasons(new CloseEverything())).isEmpty();
        assertThat(reasons(new CancelOrder(placed.get(0).sequence()))).isEmpty();
        assertThat(desk.account().trades()).isEmpty();
        assertThat(desk.account().orders()).isEmpty();
    }

    @Test
    void whatIsNotUsedExpires() {
        request("demo", 5, MINUTE);
        desk.hearNothingFor(MINUTE);
        quote();

        assertThat(reasons(order(BUY, PositionFill.DEFAULT))).isEmpty();
    }

    @Test
    void noneEndsWhatWasAskedFor() {
        request("demo", 5, MINUTE);
        request("demo", 0, MINUTE);

        assertThat(reasons(order(BUY, PositionFill.DEFAULT))).isEmpty();
    }

    @Test
    void anotherAccountIsLeftAlone() {
        desk.open("other", "USD", RuleProfileName.NETTING, "10000");
        request("other", 1, MINUTE);

        assertThat(reasons(order(BUY, PositionFill.DEFAULT))).isEmpty();
    }

    @Test
    void aRepetitionIsAnsweredAsTheFirstTimeAndDoesNotCount() {
        request("demo", 1, MINUTE);
        ClientRequest named = new ClientRequest("c-1", "the same");
        Command order = order(BUY, PositionFill.DEFAULT);
        Recorded first = desk.desk.handle(AccountId.DEMO, order, named, Actor.SERVER);
        Recorded again = desk.desk.handle(AccountId.DEMO, order, named, Actor.SERVER);

        assertThat(again.isRepetition()).isTrue();
        assertThat(again.events()).isEqualTo(first.events());
    }

    @Test
    void aThousandAccountsMayWaitAtOnce() {
        for (int number = 0; number < RequestedRejections.MOST_ACCOUNTS; number++) {
            assertThat(desk.rejections.request(new AccountId("a" + number), 1, MINUTE))
                    .isTrue();
        }
        assertThat(desk.rejections.request(AccountId.DEMO, 1, MINUTE)).isFalse();
        assertThat(desk.rejections.request(new AccountId("a7"), 2, MINUTE)).isTrue();

        desk.hearNothingFor(MINUTE);
        assertThat(desk.rejections.request(AccountId.DEMO, 1, MINUTE)).isTrue();
    }

    private void request(String account, int count, Duration time) {
        assertThat(desk.rejections.request(new AccountId(account), count, time)).isTrue();
    }

    private List<Reason> reasons(Command command) {
        return desk.does("demo", command).stream()
                .filter(OrderRejected.class::isInstance)
                .map(event -> ((OrderRejected) event).refusal().reason())
                .toList();
    }

    private PlaceOrder order(Side side, PositionFill fill) {
        return new PlaceOrder(new OrderRequest(
                desk.instrument("EURUSD"),
                side,
                1_000,
                OrderType.MARKET,
                null,
                null,
                TimeInForce.FOK,
                null,
                fill,
                Exits.NONE,
                Tags.NONE,
                null));
    }
}
