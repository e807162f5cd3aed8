package io.pipstream.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.access.AccountGrant;
import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.Actor;
import io.pipstream.access.AuditEntry;
import io.pipstream.access.DemoMode;
import io.pipstream.access.Grants;
import io.pipstream.access.InMemoryAuditTrail;
import io.pipstream.access.InMemoryGrants;
import io.pipstream.access.InMemoryUsers;
import io.pipstream.access.Role;
import io.pipstream.access.User;
import io.pipstream.access.UserId;
import io.pipstream.access.UserName;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.AccountTerms;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.RealismProfile;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.TradeEvent.AccountOpened;
import io.pipstream.domain.engine.Command.CloseTrade;
import io.pipstream.domain.money.Currency;
import io.pipstream.platform.HandDriven;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountsAtStartTest {

    private static final AccountId ALICE = new AccountId("alice");

    private final PaperDesk desk = new PaperDesk();
    private final InMemoryAuditTrail audit = new InMemoryAuditTrail();
    private final InMemoryUsers users = new InMemoryUsers(audit);
    private final InMemoryGrants grants = new InMemoryGrants(audit);

    private void start(Map<String, String> values) {
        Settings settings = Settings.of(values);
        AccountsAtStart start = new AccountsAtStart();
        start.records = desk.records;
        start.opening = new AccountOpening(
                desk.records,
                desk.accounts,
                desk.triggers,
                desk.instruments,
                desk.conversions,
                settings,
                () -> "epoch",
                desk.clock);
        start.accountClock = new AccountClock(
                desk.accounts, desk.desk, desk.triggers, desk.tasks, new HandDriven().scheduler(), desk.clock);
        start.demo = new DemoMode(settings);
        start.users = users;
        start.grants = new Grants(grants, null, () -> 0);
        start.settings = settings;
        start.clock = desk.clock;
        start.start(new Object());
    }

    @Test
    void withoutDemoAndWithoutNamesNothingIsOpened() {
        start(Map.of());

        assertThat(desk.records.ids()).isEmpty();
        assertThat(users.page("", 10)).isEmpty();
        assertThat(audit.entries()).isEmpty();
    }

    @Test
    void withoutDemoAccountsThatAreNamedAreOpenedAndNobodys() {
        start(Map.of("pipstream.accounts", "alice, bob"));

        assertThat(desk.accounts.all())
                .extracting(account -> account.id().value())
                .containsExactlyInAnyOrder("alice", "bob");
        assertThat(grants.ofAccount(ALICE)).isEmpty();
        assertThat(users.page("", 10)).isEmpty();
        assertThat(audit.entries()).isEmpty();
    }

    @Test
    void theDemoHasAUserWithoutAPasswordWhoOwnsItsAccount() {
        start(Map.of("pipstream.demo", "true"));

        assertThat(desk.accounts.find(AccountId.DEMO)).isPresent();
        assertThat(users.find(UserId.DEMO))
                .contains(new User(
                        UserId.DEMO, new UserName("demo"), Set.of(Role.TRADER, Role.FEEDER), true, PaperDesk.NOON));
        assertThat(users.passwordHash(UserId.DEMO)).isEmpty();
        assertThat(grants.ofUser(UserId.DEMO))
                .containsExactly(new AccountGrant(AccountId.DEMO, UserId.DEMO, Right.OWNER, PaperDesk.NOON));
        assertThat(audit.entries()).extracting(AuditEntry::actor).hasSize(2).containsOnly(Actor.SERVER);
    }

    @Test
    void theDemoOwnsEveryAccountThatIsNamedAndNoOther() {
        desk.open("other", "USD", RuleProfileName.HEDGING, "10000");

        start(Map.of("pipstream.demo", "true", "pipstream.accounts", "alice,bob"));

        assertThat(grants.ofUser(UserId.DEMO))
                .extracting(grant -> grant.account().value())
                .containsExactlyInAnyOrder("alice", "bob");
        assertThat(desk.records.ids()).containsExactlyInAnyOrder(ALICE, new AccountId("bob"), new AccountId("other"));
    }

    @Test
    void theNextStartChangesNothing() {
        Map<String, String> settings = Map.of("pipstream.demo", "true", "pipstream.accounts", "demo,alice");
        start(settings);
        List<AuditEntry> before = audit.entries();
        desk.does("alice", new CloseTrade(99, null, null, CloseReason.MANUAL));
        long sequence = desk.account("alice").sequence();

        start(settings);

        assertThat(audit.entries()).isEqualTo(before);
        assertThat(grants.ofUser(UserId.DEMO)).hasSize(2);
        assertThat(desk.account("alice").sequence()).isEqualTo(sequence);
    }

    @Test
    void theDemoTakesNobodysAccount() {
        UserId owner = new UserId("u-alice");
        AccountGrant grant = new AccountGrant(ALICE, owner, Right.OWNER, PaperDesk.NOON);
        grants.add(grant, new AuditEntry(PaperDesk.NOON, Actor.SERVER, "account.open", "alice", ""));

        start(Map.of("pipstream.demo", "true", "pipstream.accounts", "alice"));

        assertThat(grants.ofAccount(ALICE)).containsExactly(grant);
    }

    @Test
    void everyAccountOfTheLedgerIsTakenUp() {
        AccountId other = new AccountId("other");
        AccountTerms terms =
                new AccountTerms(new Currency("USD"), RuleProfileName.HEDGING, RealismProfile.frictionless(0));
        desk.records.open(other, "earlier", new AccountOpened(1, PaperDesk.NOON, terms, new BigDecimal("10.0000")));
        assertThat(desk.accounts.find(other)).isEmpty();

        start(Map.of());

        assertThat(desk.accounts.find(other)).contains(desk.records.read(other));
    }

    @Test
    void aNameThatNoAccountMayHaveIsRefused() {
        assertThatThrownBy(() -> start(Map.of("pipstream.accounts", "alice,no name")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("pipstream.accounts");
        assertThat(desk.records.ids()).isEmpty();
    }
}
