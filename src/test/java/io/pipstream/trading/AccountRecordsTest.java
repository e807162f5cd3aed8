package io.pipstream.trading;

import static io.pipstream.domain.market.Side.BUY;
import static io.pipstream.domain.order.OrderType.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.access.Actor;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.TradeEvent.AccountOpened;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Tags;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountRecordsTest {

    static final ClientRequest REQUEST = new ClientRequest("r-1", "content");

    final UnsureLedger ledger = new UnsureLedger();
    final PaperDesk desk = new PaperDesk(ledger.memory, ledger, ledger.memory, Runnable::run);

    @BeforeEach
    void open() {
        desk.open("demo", "USD", RuleProfileName.HEDGING, "10000");
        desk.quote("EURUSD", "1.10000", "1.10010");
    }

    /** Of another server: what it records is not known here. */
    AccountRecords elsewhere() {
        return new AccountRecords(ledger, ledger.memory, new LiveAccounts(), desk.instruments);
    }

    PlaceOrder order() {
        return new PlaceOrder(Requests.waiting(desk.instrument("EURUSD"), LIMIT, BUY, 1_000, "1.09000"));
    }

    @Test
    void anAccountThatIsKnownAsItIsIsNotReadAgain() {
        desk.does("demo", order());
        desk.buys("demo", "EURUSD", 1_000, Exits.NONE, Tags.NONE);

        assertThat(ledger.rowsRead).isZero();
    }

    @Test
    void anAccountThatAnotherServerChangedIsReadAgain() {
        elsewhere()
                .change(
                        AccountId.DEMO,
                        null,
                        Cause.SERVER,
                        account -> Transition.of(account, desk.desk.foresee(account, order())));
        assertThat(ledger.rowsRead).isEqualTo(1); // it had not known it
        assertThat(desk.account().sequence()).isEqualTo(1);

        desk.does("demo", order());

        assertThat(ledger.rowsRead).isEqualTo(2);
        assertThat(desk.account().orders()).containsOnlyKeys(2L, 3L);
        desk.does("demo", order());
        assertThat(ledger.rowsRead).isEqualTo(2);
    }

    @Test
    void anAccountOfAnotherEpochIsReadAgain() {
        Account known = desk.account();
        desk.accounts.note(new Account(
                known.id(),
                "other",
                known.sequence(),
                known.terms(),
                known.deposits(),
                known.balance(),
                known.orders(),
                known.trades(),
                known.margin()));

        desk.does("demo", order());

        assertThat(ledger.rowsRead).isEqualTo(1);
        assertThat(desk.account().epoch()).isEqualTo("first");
    }

    @Test
    void whatChangesNothingIsNotRecorded() {
        Recorded recorded = desk.records.change(
                AccountId.DEMO, REQUEST, Cause.SERVER, account -> Transition.of(account, List.of()));

        assertThat(recorded.events()).isEmpty();
        assertThat(recorded.after()).isEqualTo(desk.account());
        assertThat(desk.ledger.request(AccountId.DEMO, "r-1")).isEmpty();
    }

    @Test
    void aRequestThatIsRepeatedIsAnsweredWithWhatWasRecordedTheFirstTime() {
        Recorded first = desk.desk.handle(AccountId.DEMO, order(), REQUEST, Actor.SERVER);
        desk.buys("demo", "EURUSD", 1_000, Exits.NONE, Tags.NONE);
        int rings = desk.rings.get();

        Recorded second = desk.desk.handle(AccountId.DEMO, order(), REQUEST, Actor.SERVER);

        assertThat(first.isRepetition()).isFalse();
        assertThat(second.isRepetition()).isTrue();
        assertThat(second.events()).isEqualTo(first.events()).isNotEmpty();
        assertThat(second.after()).isEqualTo(desk.account());
        assertThat(desk.account().orders()).hasSize(1);
        assertThat(desk.rings).hasValue(rings);
    }

    @Test
    void aRequestIsKnownAgainAfterAResetAndByAnotherServer() {
        Recorded first = desk.desk.handle(AccountId.DEMO, order(), REQUEST, Actor.SERVER);
        desk.reset("demo", "500");

        Recorded second = elsewhere().change(AccountId.DEMO, REQUEST, Cause.SERVER, account -> {
            throw new AssertionError("decided twice");
        });

        assertThat(second.events()).isEqualTo(first.events());
        assertThat(second.after()).isEqualTo(desk.account());
    }

    @Test
    void theNameOfARequestIsNotTakenForAnother() {
        desk.desk.handle(AccountId.DEMO, order(), REQUEST, Actor.SERVER);
        Account before = desk.account();

        assertThatThrownBy(() ->
                        desk.desk.handle(AccountId.DEMO, order(), new ClientRequest("r-1", "other"), Actor.SERVER))
                .isInstanceOf(ClientRequestReusedException.class)
                .hasMessageContaining("r-1");

        assertThat(desk.account()).isEqualTo(before);
        assertThat(desk.ledger.head(AccountId.DEMO).orElseThrow().sequence()).isEqualTo(before.sequence());
    }

    @Test
    void theSameNameIsFreeInAnotherAccount() {
        desk.open("other", "USD", RuleProfileName.HEDGING, "10000");
        desk.desk.handle(AccountId.DEMO, order(), REQUEST, Actor.SERVER);

        assertThat(desk.desk
                        .handle(new AccountId("other"), order(), REQUEST, Actor.SERVER)
                        .isRepetition())
                .isFalse();
    }

    @Test
    void anAccountIsOpenedOnce() {
        Account account = desk.account();

        desk.records.open(
                account.id(), "again", new AccountOpened(1, PaperDesk.NOON, account.terms(), account.balance()));

        assertThat(desk.records.read(account.id())).isEqualTo(account);
        assertThat(desk.records.ids()).containsExactly(AccountId.DEMO);
    }
}
