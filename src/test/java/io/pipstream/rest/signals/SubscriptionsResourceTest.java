package io.pipstream.rest.signals;

import static io.pipstream.rest.Answers.body;
import static io.pipstream.rest.Answers.problemOf;
import static io.pipstream.rest.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.ledger.InMemoryLedger;
import io.pipstream.rest.CallerFixture;
import io.pipstream.rest.Problem;
import io.pipstream.signal.InMemoryFollowing;
import io.pipstream.signal.Subscription;
import io.pipstream.trading.PaperDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubscriptionsResourceTest {

    static final String USUAL = "{\"account\":\"demo\",\"source\":\"ma\",\"active\":true,\"risk_percent\":1,"
            + "\"least_confidence\":0,\"maximum_age\":60,\"maximum_deviation_pips\":5,\"most_a_day\":20,"
            + "\"most_loss_percent_a_day\":5}";

    final PaperDesk fixture = new PaperDesk(RuleProfileName.HEDGING);
    final CallerFixture callers = new CallerFixture(fixture, "demo");
    final InMemoryFollowing following = new InMemoryFollowing(InMemoryLedger::failure);
    final SubscriptionsResource subscriptions = new SubscriptionsResource();

    @BeforeEach
    void wire() {
        subscriptions.accounts = callers.accounts;
        subscriptions.subscriptions = following;
        subscriptions.clock = fixture.clock;
    }

    private String follow(String source, String json) {
        return text(subscriptions.follow(source, null, body(json)));
    }

    @Test
    void whoSaysNothingElseFollowsAsUsual() {
        assertThat(follow("ma", "{}")).isEqualTo(USUAL);
        assertThat(follow("ma", "")).isEqualTo(USUAL);
        assertThat(text(subscriptions.subscription("ma", null))).isEqualTo(USUAL);
        assertThat(text(subscriptions.subscriptions(null)))
                .isEqualTo("{\"account\":\"demo\",\"subscriptions\":[" + USUAL + "]}");
    }

    @Test
    void whatIsPutTakesThePlaceOfAllThatWasThere() {
        follow("ma", "{\"risk_percent\":0.25,\"active\":false}");

        assertThat(follow(
                        "ma",
                        "{\"least_confidence\":62.5,\"maximum_age\":300,\"maximum_deviation_pips\":2.5,"
                                + "\"most_a_day\":3,\"most_loss_percent_a_day\":1.5}"))
                .isEqualTo("{\"account\":\"demo\",\"source\":\"ma\",\"active\":true,\"risk_percent\":1,"
                        + "\"least_confidence\":62.5,\"maximum_age\":300,\"maximum_deviation_pips\":2.5,"
                        + "\"most_a_day\":3,\"most_loss_percent_a_day\":1.5}");
    }

    @Test
    void whoLeavesASourceFollowsItNoMore() {
        follow("ma", "{}");

        assertThat(subscriptions.leave("ma", null).getStatus()).isEqualTo(204);

        assertThat(problemOf(() -> subscriptions.leave("ma", null)).status()).isEqualTo(404);
        assertThat(problemOf(() -> subscriptions.subscription("ma", null)).status())
                .isEqualTo(404);
        assertThat(text(subscriptions.subscriptions(null))).endsWith("\"subscriptions\":[]}");
    }

    @Test
    void everyWrongFieldIsNamed() {
        Problem problem = problemOf(() -> follow(
                "ma",
                "{\"active\":1,\"risk_percent\":0,\"least_confidence\":101,\"maximum_age\":0.5,"
                        + "\"maximum_deviation_pips\":-1,\"most_a_day\":1001,\"most_loss_percent_a_day\":100.1}"));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.fields())
                .containsOnlyKeys(
                        "active",
                        "risk_percent",
                        "least_confidence",
                        "maximum_age",
                        "maximum_deviation_pips",
                        "most_a_day",
                        "most_loss_percent_a_day");
        assertThat(following.ofAccount(AccountId.DEMO)).isEmpty();
    }

    @Test
    void whatCannotBeASourceIsNotFollowed() {
        assertThat(problemOf(() -> follow("x".repeat(65), "{}")).fields()).containsOnlyKeys("source");
        assertThat(problemOf(() -> follow("a\0b", "{}")).fields()).containsOnlyKeys("source");
        assertThat(problemOf(() -> follow(" ", "{}")).fields()).containsOnlyKeys("source");
    }

    @Test
    void anAccountFollowsAtMostAHundredSources() {
        for (int number = 1; number <= 100; number++) {
            follow("s-" + number, "{}");
        }

        assertThat(problemOf(() -> follow("s-101", "{}")).code()).isEqualTo("too_many_subscriptions");
        assertThat(follow("s-7", "{\"active\":false}")).contains("\"active\":false");
    }

    @Test
    void onlyWhoMayTradeTheAccountLetsItFollow() {
        callers.mayOnly(Scope.READ, Scope.FEED);
        assertThat(problemOf(() -> follow("ma", "{}"))).isEqualTo(Problem.missing(Scope.TRADE));
        fixture.open("shared", "USD", RuleProfileName.HEDGING, "500");
        callers.grant("shared", Right.READ);
        callers.mayOnly(Scope.READ, Scope.TRADE);
        following.put(Subscription.usual(new AccountId("shared"), "ma"), PaperDesk.NOON);

        assertThat(text(subscriptions.subscription("ma", "shared"))).contains("\"account\":\"shared\"");
        assertThat(problemOf(() -> subscriptions.follow("ma", "shared", body("{}")))
                        .status())
                .isEqualTo(403);
        assertThat(problemOf(() -> subscriptions.leave("ma", "shared")).status())
                .isEqualTo(403);
        callers.isSomebodyElse();
        assertThat(problemOf(() -> subscriptions.follow("ma", "demo", body("{}")))
                        .status())
                .isEqualTo(404);
        assertThat(problemOf(() -> subscriptions.subscriptions("demo")).status())
                .isEqualTo(404);
    }
}
