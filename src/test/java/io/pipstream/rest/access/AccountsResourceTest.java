package io.pipstream.rest.access;

import static io.pipstream.rest.access.AccessFixture.account;
import static io.pipstream.rest.access.AccessFixture.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.AccessEnded;
import io.pipstream.access.AccountGrant;
import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.AuditEntry;
import io.pipstream.access.GrantStore;
import io.pipstream.access.Grants;
import io.pipstream.access.Role;
import io.pipstream.access.User;
import io.pipstream.access.UserId;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.platform.Settings;
import io.pipstream.trading.PaperDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsResourceTest {

    static final Map<String, String> AT_MOST_THREE = Map.of("pipstream.access.accounts-per-user", "3");

    final AccessFixture access = new AccessFixture(AT_MOST_THREE);
    final User ann = access.hasUser("Ann", Role.TRADER);
    final User ben = access.hasUser("Ben", Role.TRADER);

    @BeforeEach
    void logIn() {
        access.logsIn("ann");
    }

    private Told accounts() {
        return Told.of("get /api/accounts", access.accountsResource::accounts);
    }

    private Told open(String request) {
        return Told.of("post /api/accounts", () -> access.accountsResource.open(body(request)));
    }

    private Told shares(String account) {
        return Told.of("get /api/accounts/{account}/shares", () -> access.accountsResource.shares(account));
    }

    private Told share(String account, String username) {
        String request = "{'username':'%s'}".formatted(username);
        return Told.of(
                "post /api/accounts/{account}/shares", () -> access.accountsResource.share(account, body(request)));
    }

    private Told unshare(String account, String username) {
        return Told.of(
                "delete /api/accounts/{account}/shares/{username}",
                () -> access.accountsResource.unshare(account, username));
    }

    // accounts

    @Test
    void ownAccountsAreToldBeforeThoseThatAreShared() {
        access.logsIn("ben");
        share("Ben", "ann");
        access.logsIn("ann");
        open("");

        assertThat(accounts().text())
                .isEqualTo("[{\"account\":\"Ann\",\"right\":\"owner\"},{\"account\":\"Ann-2\",\"right\":\"owner\"},"
                        + "{\"account\":\"Ben\",\"right\":\"read\"}]");
    }

    @Test
    void aFurtherAccountIsAsItIsWished() {
        Told told = open("{'balance':2500.5,'currency':'eur','profile':'eu','realism':'retail'}");

        assertThat(told.status()).isEqualTo(201);
        assertThat(told.text()).isEqualTo("{\"account\":\"Ann-2\",\"right\":\"owner\"}");
        Account opened = access.desk.account("Ann-2");
        assertThat(opened.balance()).isEqualByComparingTo("2500.5");
        assertThat(opened.terms().currency().code()).isEqualTo("EUR");
        assertThat(opened.terms().rules()).isEqualTo(RuleProfileName.EU);
        assertThat(access.grants.right(ann.id(), account("Ann-2"))).hasValue(Right.OWNER);
        assertThat(access.audit.acts()).endsWith("account.open");
    }

    @Test
    void withoutAWishItHasTheUsualTerms() {
        open("");

        Account opened = access.desk.account("Ann-2");
        assertThat(opened.balance()).isEqualByComparingTo("10000");
        assertThat(opened.terms()).isEqualTo(access.desk.account("Ann").terms());
    }

    @Test
    void nobodyOpensMoreThanTheServerAllowsAndWhatIsSharedDoesNotCount() {
        access.logsIn("ben");
        share("Ben", "ann");
        access.logsIn("ann");
        assertThat(open("").status()).isEqualTo(201);
        assertThat(open("").status()).isEqualTo(201);

        Told told = open("");

        assertThat(told.status()).isEqualTo(422);
        assertThat(told.text("code")).isEqualTo("too_many_accounts");
        assertThat(told.text("detail")).contains("3");
        assertThat(access.desk.accounts.find(account("Ann-4"))).isEmpty();
    }

    /** Asks for one more account while the one before is being given. */
    private final class Meanwhile implements GrantStore {

        private final List<Told> heard = new ArrayList<>();

        @Override
        public boolean add(AccountGrant grant, AuditEntry why) {
            heard.add(open(""));
            return access.grantStore.add(grant, why);
        }

        @Override
        public boolean remove(AccountId account, UserId user, AuditEntry why) {
            return access.grantStore.remove(account, user, why);
        }

        @Override
        public List<AccountGrant> ofUser(UserId user) {
            return access.grantStore.ofUser(user);
        }

        @Override
        public List<AccountGrant> ofAccount(AccountId account) {
            return access.grantStore.ofAccount(account);
        }
    }

    @Test
    void askingForManyAtOnceGivesNoMoreThanTheServerAllows() {
        Meanwhile store = new Meanwhile();
        access.accountsResource.accounts = new UserAccounts(
                access.accountsResource.opening,
                new Grants(store, access.endings, access.nanos),
                Settings.of(AT_MOST_THREE),
                access.desk.clock);

        assertThat(open("").status()).isEqualTo(201);

        assertThat(store.heard).extracting(Told::status).containsExactly(429);
        assertThat(access.grants.ofUser(ann.id())).hasSize(2);
        assertThat(open("").status()).as("afterwards").isEqualTo(201);
    }

    @Test
    void whatAnAccountCannotBeIsToldByField() {
        Told told = open("{'balance':-1,'currency':'XXX','profile':'none'}");

        assertThat(told.status()).isEqualTo(400);
        assertThat(told.json().path("fields").properties().stream().map(Map.Entry::getKey))
                .containsExactly("balance", "currency", "profile");
        assertThat(accounts().json()).hasSize(1);
    }

    // shares

    @Test
    void whomItIsSharedWithMaySeeIt() {
        assertThat(share("Ann", "BEN").status()).isEqualTo(201);

        assertThat(access.grants.right(ben.id(), account("Ann"))).hasValue(Right.READ);
        assertThat(shares("Ann").text()).isEqualTo("[\"Ben\"]");
        access.logsIn("ben");
        assertThat(accounts().text()).contains("{\"account\":\"Ann\",\"right\":\"read\"}");
    }

    @Test
    void sharingOnceMoreChangesNothing() {
        Told first = share("Ann", "ben");
        Told again = share("Ann", "ben");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text()).isEqualTo("{\"username\":\"Ben\",\"right\":\"read\"}");
        assertThat(shares("Ann").json()).hasSize(1);
        assertThat(access.audit.acts().stream().filter("account.share"::equals)).hasSize(1);
    }

    @Test
    void whatIsTakenBackIsSeenNoMoreAndItsSocketsClose() {
        share("Ann", "ben");

        assertThat(unshare("Ann", "ben").status()).isEqualTo(204);

        assertThat(access.grants.right(ben.id(), account("Ann"))).isEmpty();
        assertThat(access.endings.fired).containsExactly(AccessEnded.ofAccount(ben.id(), account("Ann")));
        assertThat(unshare("Ann", "ben").text("code")).isEqualTo("not_found");
    }

    @Test
    void whatAnotherNodeSharedAMomentAgoCanBeTakenBackHere() {
        assertThat(access.grants.right(ben.id(), account("Ann"))).isEmpty(); // which is remembered for five seconds
        AuditEntry why = new AuditEntry(PaperDesk.NOON, access.current.get().actor(), "account.share", "Ann", "Ben");
        access.grantStore.add(new AccountGrant(account("Ann"), ben.id(), Right.READ, PaperDesk.NOON), why);

        assertThat(unshare("Ann", "ben").status()).isEqualTo(204);
    }

    @Test
    void nobodySharesWithThemselvesNorGivesTheirOwnAccountAway() {
        assertThat(share("Ann", "ann").text("code")).isEqualTo("own_account");
        assertThat(unshare("Ann", "ann").status()).isEqualTo(404);

        assertThat(access.grants.right(ann.id(), account("Ann"))).hasValue(Right.OWNER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ben", "made-up", "no name", "ann"})
    void anAccountOfSomebodyElseIsNotThere(String account) {
        for (Told told : List.of(shares(account), share(account, "ben"), unshare(account, "ben"))) {
            assertThat(told.status()).isEqualTo(404);
            assertThat(told.text("code")).isEqualTo("unknown_account");
            assertThat(told.text("detail")).isEqualTo("You have no such account.");
        }
    }

    @Test
    void whoIsLetReadDoesNotLetOthers() {
        share("Ann", "ben");
        access.hasUser("Guest", Role.TRADER);
        access.logsIn("ben");

        assertThat(share("Ann", "guest").status()).isEqualTo(404);
        assertThat(shares("Ann").status()).isEqualTo(404);
        assertThat(unshare("Ann", "ben").status()).isEqualTo(404);
        assertThat(access.grants.right(ben.id(), account("Ann"))).hasValue(Right.READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "no body", "x"})
    void nothingIsSharedWithNobody(String username) {
        assertThat(share("Ann", username).text("code")).isEqualTo("unknown_user");
        assertThat(unshare("Ann", username).text("code")).isEqualTo("unknown_user");
    }

    @Test
    void anAccountIsSharedWithAHundredAtMost() {
        for (int number = 1; number <= 100; number++) {
            access.hasUser("guest" + number);
            assertThat(share("Ann", "guest" + number).status()).isEqualTo(201);
        }

        assertThat(share("Ann", "ben").text("code")).isEqualTo("too_many_shares");
        assertThat(share("Ann", "guest1").status()).as("shared already").isEqualTo(200);
        unshare("Ann", "guest1");
        assertThat(share("Ann", "ben").status()).isEqualTo(201);
    }
}
