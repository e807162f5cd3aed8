package io.pipstream.trading;

import static io.pipstream.domain.market.Side.BUY;
import static io.pipstream.domain.order.OrderType.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.access.Actor;
import io.pipstream.access.AuditEntry;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.AccountTerms;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.RealismProfile;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.engine.Command;
import io.pipstream.domain.engine.Command.CancelOrder;
import io.pipstream.domain.engine.Command.ChangeTerms;
import io.pipstream.domain.engine.Command.ChangeTrade;
import io.pipstream.domain.engine.Command.ChargeFinancing;
import io.pipstream.domain.engine.Command.CheckMargin;
import io.pipstream.domain.engine.Command.CloseEverything;
import io.pipstream.domain.engine.Command.ClosePosition;
import io.pipstream.domain.engine.Command.CloseTrade;
import io.pipstream.domain.engine.Command.ExpireOrders;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.engine.Command.ReplaceOrder;
import io.pipstream.domain.engine.Command.Touch;
import io.pipstream.domain.money.Currency;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Tags;
import io.pipstream.ledger.LedgerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who changed an account is in the audit, as surely as the change is in the journal. */
class AuditedOrdersTest {

    private static final Actor ADA = new Actor("ada", "192.0.2.7");

    private static final Set<Class<?>> OF_THE_SERVER =
            Set.of(Touch.class, CheckMargin.class, ExpireOrders.class, ChargeFinancing.class);

    private final UnsureLedger ledger = new UnsureLedger();
    private final PaperDesk desk = new PaperDesk(ledger.memory, ledger, ledger.memory, Runnable::run);

    @BeforeEach
    void open() {
        desk.open("demo", "USD", RuleProfileName.HEDGING, "10000");
        desk.quote("EURUSD", "1.10000", "1.10010");
    }

    private Recorded asks(Command command) {
        return desk.desk.handle(AccountId.DEMO, command, null, ADA);
    }

    private List<AuditEntry> audit() {
        return ledger.memory.audit.entries();
    }

    private PlaceOrder waiting() {
        return new PlaceOrder(Requests.waiting(desk.instrument("EURUSD"), LIMIT, BUY, 1_000, "1.09000"));
    }

    private PlaceOrder market() {
        return new PlaceOrder(Requests.market(desk.instrument("EURUSD"), BUY, 1_000, Exits.NONE));
    }

    @Test
    void anOrderIsInTheAuditWithWhatItMade() {
        asks(market());
        asks(waiting());

        // the account was opened at 1; an order, its fill and the balance follow
        assertThat(audit())
                .containsExactly(
                        new AuditEntry(
                                PaperDesk.NOON,
                                ADA,
                                "order.place",
                                "demo",
                                "seq 2-4: order_placed trade_execution balance_update"),
                        new AuditEntry(PaperDesk.NOON, ADA, "order.place", "demo", "seq 5: order_placed"));
    }

    @Test
    void aRefusedOrderIsInTheAuditToo() {
        asks(new CloseTrade(99, null, null, CloseReason.MANUAL));

        assertThat(audit()).extracting(AuditEntry::detail).containsExactly("seq 2: order_rejected");
    }

    @Test
    void eachCommandOfPeopleHasAWordOfItsOwn() {
        long trade = desk.buys("demo", "EURUSD", 3_000, Exits.NONE, Tags.NONE);
        long order = asks(waiting()).events().get(0).sequence();
        asks(new ReplaceOrder(order, waiting().request()));
        asks(new CancelOrder(order));
        asks(new ChangeTrade(trade, Requests.exits("1.05000")));
        asks(new CloseTrade(trade, 1_000L, null, CloseReason.MANUAL));
        asks(new ClosePosition(desk.instrument("EURUSD"), 1_000L));
        asks(new CloseEverything());
        asks(new ChangeTerms(
                new AccountTerms(new Currency("USD"), RuleProfileName.HEDGING, RealismProfile.frictionless(1))));
        desk.desk.reset(AccountId.DEMO, desk.account().terms(), desk.account().balance(), null, ADA);

        assertThat(ledger.memory.audit.acts())
                .containsExactly(
                        "order.place",
                        "order.replace",
                        "order.cancel",
                        "trade.exits",
                        "trade.close",
                        "position.close",
                        "account.close-all",
                        "account.terms",
                        "account.reset");
        assertThat(audit()).allSatisfy(entry -> {
            assertThat(entry.actor()).isEqualTo(ADA);
            assertThat(entry.subject()).isEqualTo("demo");
        });
    }

    @Test
    void noCommandIsForgotten() {
        List<Class<?>> audited = new ArrayList<>(List.of(Command.class.getPermittedSubclasses()));
        audited.removeAll(OF_THE_SERVER);

        assertThat(Cause.ACTS.keySet())
                .containsExactlyInAnyOrderElementsOf(audited.stream()
                        .<Class<? extends Command>>map(type -> type.asSubclass(Command.class))
                        .toList());
        assertThat(Cause.ACTS.values()).doesNotHaveDuplicates();
    }

    @Test
    void nobodyButTheServerGivesItsCommands() {
        assertThatThrownBy(() -> asks(new CheckMargin())).isInstanceOf(IllegalArgumentException.class);
        assertThat(desk.account().sequence()).isEqualTo(1);
    }

    @Test
    void whatTheServerDoesByItselfIsInTheJournalOnly() {
        desk.does("demo", waiting());
        desk.quote("EURUSD", "1.08990", "1.09000"); // reaches the order
        desk.reset("demo", "500");

        assertThat(desk.account().sequence()).isGreaterThan(4);
        assertThat(audit()).isEmpty();
    }

    @Test
    void aRepetitionAddsNothing() {
        ClientRequest request = new ClientRequest("r-1", "content");
        desk.desk.handle(AccountId.DEMO, waiting(), request, ADA);
        Recorded second = desk.desk.handle(AccountId.DEMO, waiting(), request, new Actor("bob", ""));

        assertThat(second.isRepetition()).isTrue();
        assertThat(audit()).extracting(AuditEntry::actor).containsExactly(ADA);
    }

    @Test
    void aNameThatWasUsedForSomethingElseAddsNothing() {
        desk.desk.handle(AccountId.DEMO, waiting(), new ClientRequest("r-1", "content"), ADA);

        assertThatThrownBy(() -> desk.desk.handle(AccountId.DEMO, market(), new ClientRequest("r-1", "other"), ADA))
                .isInstanceOf(ClientRequestReusedException.class);

        assertThat(audit()).hasSize(1);
    }

    @Test
    void whatChangesNothingAddsNothing() {
        desk.records.change(AccountId.DEMO, null, Cause.ofReset(ADA), account -> Transition.of(account, List.of()));

        assertThat(audit()).isEmpty();
    }

    @Test
    void whatWasNotRecordedIsNotInTheAudit() {
        ledger.failBeforeTheNext();

        assertThatThrownBy(() -> asks(waiting())).isInstanceOf(LedgerException.class);

        assertThat(audit()).isEmpty();
    }

    @Test
    void whatWasRecordedThoughTheAnswerGotLostIsInTheAudit() {
        ledger.failAfterTheNext();

        assertThatThrownBy(() -> asks(waiting())).isInstanceOf(LedgerException.class);

        assertThat(ledger.memory.audit.acts()).containsExactly("order.place");
    }
}
