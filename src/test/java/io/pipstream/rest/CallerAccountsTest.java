package io.pipstream.rest;

import static io.pipstream.rest.Answers.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.trading.PaperDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerAccountsTest {

    final PaperDesk desk = new PaperDesk();
    final CallerFixture callers = new CallerFixture(desk, "second", "first");
    final CallerAccounts accounts = callers.accounts;

    @BeforeEach
    void open() {
        for (String name : new String[] {"first", "second", "shared", "anothers"}) {
            desk.open(name, "USD", RuleProfileName.HEDGING, "10000");
        }
        callers.grant("shared", Right.READ);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "second", " second "})
    void withoutANameItIsTheFirstThatTheCallerOwns(String name) {
        assertThat(accounts.toRead(name)).isSameAs(desk.account("second"));
        assertThat(accounts.toTrade(name)).isSameAs(desk.account("second"));
        assertThat(accounts.toFollow(name)).hasValue(desk.account("second"));
    }

    @Test
    void whatIsSharedIsReadAndNotTraded() {
        assertThat(accounts.toRead("shared")).isSameAs(desk.account("shared"));
        assertThat(accounts.toFollow("shared")).hasValue(desk.account("shared"));
        assertThat(problemOf(() -> accounts.toTrade("shared")))
                .isEqualTo(Problem.forbidden("The account shared is shared with you to be read."));
    }

    @Test
    void anothersAccountIsAnsweredAsOneThatThereIsNot() {
        for (String name : new String[] {"anothers", "nobodys", "no/body", "x".repeat(65)}) {
            String shown = name.length() > 32 ? name.substring(0, 32) + "…" : name;
            Problem unknown = Problem.of(404, "unknown_account", "There is no account " + shown + ".");
            assertThat(problemOf(() -> accounts.toRead(name))).isEqualTo(unknown);
            assertThat(problemOf(() -> accounts.toTrade(name))).isEqualTo(unknown);
            assertThat(problemOf(() -> accounts.toFollow(name))).isEqualTo(unknown);
        }
    }

    @Test
    void anAccountThatThisNodeDoesNotKnowIsNotThereThoughItIsTheCallers() {
        callers.grant("elsewhere", Right.OWNER);

        assertThat(problemOf(() -> accounts.toRead("elsewhere")).code()).isEqualTo("unknown_account");
    }

    @Test
    void whoHasNoAccountIsToldSo() {
        callers.isSomebodyElse();

        for (Problem problem :
                new Problem[] {problemOf(() -> accounts.toRead(null)), problemOf(() -> accounts.toTrade(null))}) {
            assertThat(problem).isEqualTo(Problem.of(404, "unknown_account", "You have no account."));
        }
        assertThat(accounts.toFollow(null)).isEmpty();
    }

    @Test
    void theScopeIsNeededForTheCallersOwnToo() {
        callers.mayOnly(Scope.TRADE, Scope.FEED);
        assertThat(accounts.toTrade("first")).isSameAs(desk.account("first"));
        assertThat(problemOf(() -> accounts.toRead("first"))).isEqualTo(Problem.missing(Scope.READ));
        assertThat(problemOf(() -> accounts.toFollow("first"))).isEqualTo(Problem.missing(Scope.READ));
        assertThat(accounts.toFollow(null)).isEmpty();

        callers.mayOnly(Scope.READ);
        assertThat(problemOf(() -> accounts.toTrade("first"))).isEqualTo(Problem.missing(Scope.TRADE));
    }
}
