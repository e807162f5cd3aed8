package io.pipstream.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.Needs;
import io.pipstream.access.OpenToAll;
import io.pipstream.access.Scope;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may do what over HTTP, all of it, so that no right changes unseen. */
class RightsTest {

    /** Operation and scopes; {@code any} for whoever is admitted, {@code open} for everyone, {@code session} for a log-in. */
    private static final String RIGHTS = """
            delete /api/accounts/{account}/shares/{username}: trade session
            delete /api/admin/credentials/{id}: admin
            delete /api/admin/sockets/{id}: admin
            delete /api/notifications/channels/{id}: trade
            delete /api/paper-trading/orders/{id}: trade
            delete /api/paper-trading/signals/subscriptions/{source}: trade
            delete /api/session: any session
            delete /api/sessions/{id}: any session
            delete /api/signals/webhooks/{id}: feed
            delete /api/tokens/{id}: any session
            get /api/accounts: read
            get /api/accounts/{account}/shares: read
            get /api/admin/audit: admin
            get /api/admin/sockets: admin
            get /api/admin/users: admin
            get /api/admin/users/{username}/credentials: admin
            get /api/feeds: read
            get /api/instruments: read
            get /api/metrics: metrics
            get /api/notifications: read
            get /api/notifications/channels: read
            get /api/notifications/channels/{id}: read
            get /api/paper-trading/account: read
            get /api/paper-trading/calculate/margin: read
            get /api/paper-trading/calculate/max_units: read
            get /api/paper-trading/calculate/pip_value: read
            get /api/paper-trading/calculate/position_size: read
            get /api/paper-trading/metrics: read
            get /api/paper-trading/mt/account: read
            get /api/paper-trading/mt/positions: read
            get /api/paper-trading/orders: read
            get /api/paper-trading/orders/{id}: read
            get /api/paper-trading/price/ohlc: read
            get /api/paper-trading/price/realtime: read
            get /api/paper-trading/signals: read
            get /api/paper-trading/signals/executions: read
            get /api/paper-trading/signals/sources: read
            get /api/paper-trading/signals/subscriptions: read
            get /api/paper-trading/signals/subscriptions/{source}: read
            get /api/paper-trading/signals/summary: read
            get /api/paper-trading/signals/{seq}: read
            get /api/paper-trading/trades: read
            get /api/paper-trading/trades/breakdown: read
            get /api/paper-trading/trades/equity_curve: read
            get /api/paper-trading/trades/export.csv: read
            get /api/paper-trading/trades/open_positions: read
            get /api/paper-trading/trades/performance: read
            get /api/paper-trading/trades/{id}: read
            get /api/paper-trading/trades/{id}/explain: read
            get /api/paper-trading/transactions: read
            get /api/quotes: read
            get /api/quotes/day: read
            get /api/session: any
            get /api/sessions: any session
            get /api/signals/webhooks: feed
            get /api/tokens: any session
            patch /api/admin/users/{username}: admin session
            patch /api/notifications/channels/{id}: trade
            patch /api/paper-trading/account: trade
            patch /api/paper-trading/trades/{id}: trade
            post /api/accounts: trade
            post /api/accounts/{account}/shares: trade session
            post /api/admin/users: admin session
            post /api/notifications/channels: trade
            post /api/notifications/channels/{id}/confirm: trade
            post /api/notifications/channels/{id}/test: trade
            post /api/notifications/{id}/retry: trade
            post /api/paper-trading/account/reset: trade
            post /api/paper-trading/orders: trade
            post /api/paper-trading/orders/{id}/cancel: trade
            post /api/paper-trading/positions/update: feed
            post /api/paper-trading/signals: feed
            post /api/paper-trading/signals/{seq}/execute: trade
            post /api/paper-trading/trades/check: read
            post /api/paper-trading/trades/close_all: trade
            post /api/paper-trading/trades/execute: trade
            post /api/paper-trading/trades/update_positions: feed
            post /api/paper-trading/trades/{id}/close: trade
            post /api/quotes: feed
            post /api/session: open
            post /api/session/password: any session
            post /api/signals/webhook/{token}: open
            post /api/signals/webhooks: feed
            post /api/signals/webhooks/{id}/test: feed
            post /api/tickets: read
            post /api/tokens: any session
            post /api/users: open
            put /api/paper-trading/orders/{id}: trade
            put /api/paper-trading/signals/subscriptions/{source}: trade
            """;

    @Test
    void eachOperationAsksForWhatTheTableSays() {
        Map<String, String> rights = new TreeMap<>();
        for (Operation operation : Operation.all()) {
            String asked = Requirement.of(operation.resource(), operation.method())
                    .map(RightsTest::text)
                    .orElse("nobody");
            assertThat(rights.put(operation.name(), asked))
                    .as("twice: " + operation.name())
                    .isNull();
        }

        assertThat(rights.entrySet().stream().map(each -> each.getKey() + ": " + each.getValue()))
                .containsExactlyElementsOf(RIGHTS.lines().toList());
    }

    static String text(Requirement requirement) {
        if (requirement.open()) {
            return "open";
        }
        String scopes = requirement.scopes().isEmpty() ? "any" : Scope.text(Set.copyOf(requirement.scopes()));
        return requirement.session() ? scopes + " session" : scopes;
    }

    @Test
    void eachMethodOrElseItsClassSaysOneThing() {
        for (Operation operation : Operation.all()) {
            List<AnnotatedElement> saying = Stream.<AnnotatedElement>of(operation.method(), operation.resource())
                    .filter(each -> annotations(each) > 0)
                    .toList();
            assertThat(saying).as(operation.name()).isNotEmpty();
            assertThat(annotations(saying.get(0))).as(operation.name()).isEqualTo(1);
        }
    }

    private static int annotations(AnnotatedElement element) {
        return (element.isAnnotationPresent(Needs.class) ? 1 : 0)
                + (element.isAnnotationPresent(OpenToAll.class) ? 1 : 0);
    }
}
