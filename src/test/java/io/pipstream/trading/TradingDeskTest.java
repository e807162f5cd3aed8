package io.pipstream.trading;

import static io.pipstream.domain.market.Side.BUY;
import static io.pipstream.domain.order.OrderType.LIMIT;
import static io.pipstream.domain.order.OrderType.STOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.TradeEvent.OrderRejected;
import io.pipstream.domain.engine.Command.ChangeTrade;
import io.pipstream.domain.engine.Command.CheckMargin;
import io.pipstream.domain.engine.Command.CloseTrade;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Tags;
import io.pipstream.ledger.LedgerException;
import io.pipstream.ledger.UnknownAccountException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TradingDeskTest {

    final UnsureLedger ledger = new UnsureLedger();
    final PaperDesk desk = new PaperDesk(ledger.memory, ledger, ledger.memory, Runnable::run);

    @BeforeEach
    void open() {
        desk.open("demo", "USD", RuleProfileName.HEDGING, "10000");
        desk.quote("EURUSD", "1.10000", "1.10010");
    }

    PlaceOrder stop() {
        return new PlaceOrder(Requests.waiting(desk.instrument("EURUSD"), STOP, BUY, 1_000, "1.10500"));
    }

    void answerToGetsLost(Runnable command) {
        ledger.failAfterTheNext();
        assertThatThrownBy(command::run).isInstanceOf(LedgerException.class);
    }

    @Test
    void theRelayIsRungForWhatIsRecordedAndForNothingElse() {
        desk.does("demo", new CheckMargin());
        assertThat(desk.rings).hasValue(0);

        desk.does("demo", stop());
        assertThat(desk.rings).hasValue(1);
    }

    @Test
    void aRefusalIsRecordedAsAnEvent() {
        assertThat(desk.does("demo", new CloseTrade(99, null, null, CloseReason.MANUAL)))
                .singleElement()
                .isInstanceOf(OrderRejected.class);
        assertThat(desk.account().sequence()).isEqualTo(2);
    }

    @Test
    void anAccountThatIsNotThereIsNoAccountToBeReadAgain() {
        assertThatThrownBy(() -> desk.does("nobody", stop())).isInstanceOf(UnknownAccountException.class);
    }

    @Test
    void whatWasNotRecordedDidNotHappen() {
        Account before = desk.account();
        ledger.failBeforeTheNext();
        assertThatThrownBy(() -> desk.does("demo", stop())).isInstanceOf(LedgerException.class);

        desk.desk.refresh(AccountId.DEMO);

        assertThat(desk.account()).isEqualTo(before);
        assertThat(desk.triggers.size()).isZero();
        assertThat(desk.desk.uncertain()).isEmpty();
    }

    @Test
    void whatWasRecordedAllTheSameIsTakenUpAndTold() {
        answerToGetsLost(() -> desk.does("demo", stop()));
        assertThat(desk.account().orders()).isEmpty();
        assertThat(desk.desk.uncertain()).containsExactly(AccountId.DEMO);
        int rings = desk.rings.get();

        desk.desk.refresh(AccountId.DEMO);

        assertThat(desk.account().orders()).containsOnlyKeys(2L);
        assertThat(desk.account()).isEqualTo(desk.records.read(AccountId.DEMO));
        assertThat(desk.triggers.size()).isEqualTo(1);
        assertThat(desk.rings.get()).isGreaterThan(rings);
        assertThat(desk.desk.uncertain()).isEmpty();
        desk.quote("EURUSD", "1.10500", "1.10510");
        assertThat(desk.account().trades()).hasSize(1);
    }

    @Test
    void anOrderWhosePriceCameBeforeItWasKnownIsFilledOnceItIs() {
        answerToGetsLost(() -> desk.does("demo", stop()));
        desk.quote("EURUSD", "1.10500", "1.10510");
        assertThat(desk.account().trades()).isEmpty();

        desk.desk.refresh(AccountId.DEMO);

        assertThat(desk.account().trades()).hasSize(1);
        assertThat(desk.account().trades().firstEntry().getValue().openPrice()).isEqualByComparingTo("1.10510");
    }

    @Test
    void theNextCommandGoesOnFromWhatWasRecorded() {
        answerToGetsLost(() -> desk.does("demo", stop()));

        desk.does("demo", new PlaceOrder(Requests.waiting(desk.instrument("EURUSD"), LIMIT, BUY, 1_000, "1.09000")));

        assertThat(desk.account().orders()).containsOnlyKeys(2L, 3L);
        desk.desk.refresh(AccountId.DEMO);
        assertThat(desk.triggers.size()).isEqualTo(2);
    }

    @Test
    void exitsThatWereChangedUnknownToUsActAsTheyAreNow() {
        long trade = desk.buys("demo", "EURUSD", 1_000, Requests.exits("1.09500"), Tags.NONE);
        answerToGetsLost(() -> desk.does("demo", new ChangeTrade(trade, Requests.exits("1.09000"))));
        desk.desk.refresh(AccountId.DEMO);

        desk.quote("EURUSD", "1.09400", "1.09410"); // the old stop
        assertThat(desk.account().trades()).hasSize(1);
        assertThat(desk.triggers.size()).isEqualTo(1);

        desk.quote("EURUSD", "1.09000", "1.09010");
        assertThat(desk.account().trades()).isEmpty();
    }

    @Test
    void aTradeThatWasClosedUnknownToUsIsNotClosedAgain() {
        long trade = desk.buys("demo", "EURUSD", 1_000, Requests.exits("1.09500"), Tags.NONE);
        answerToGetsLost(() -> desk.closes("demo", trade));
        desk.desk.refresh(AccountId.DEMO);
        long sequence = desk.account().sequence();

        desk.quote("EURUSD", "1.09400", "1.09410");

        assertThat(desk.account().sequence()).isEqualTo(sequence);
        assertThat(desk.triggers.size()).isZero();
    }

    @Test
    void aResetThatWasRecordedAllTheSameIsTakenUp() {
        desk.does("demo", stop());
        desk.buys("demo", "EURUSD", 1_000, Exits.NONE, Tags.NONE);
        answerToGetsLost(() -> desk.reset("demo", "500"));

        desk.desk.refresh(AccountId.DEMO);

        assertThat(desk.account().epoch()).isEqualTo("id-1");
        assertThat(desk.account().balance()).isEqualByComparingTo("500");
        long sequence = desk.account().sequence();
        desk.quote("EURUSD", "1.10500", "1.10510"); // what waited before finds nothing to do
        assertThat(desk.account().sequence()).isEqualTo(sequence);
        assertThat(desk.triggers.size()).isZero();
    }
}
