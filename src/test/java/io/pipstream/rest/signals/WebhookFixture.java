package io.pipstream.rest.signals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.access.Actor;
import io.pipstream.access.AuditEntry;
import io.pipstream.access.Caller;
import io.pipstream.access.Credential;
import io.pipstream.access.Credential.Kind;
import io.pipstream.access.CurrentCaller;
import io.pipstream.access.DemoMode;
import io.pipstream.access.InMemoryAuditTrail;
import io.pipstream.access.InMemoryUsers;
import io.pipstream.access.Role;
import io.pipstream.access.User;
import io.pipstream.access.UserId;
import io.pipstream.access.UserName;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.FakeNanoClock;
import io.pipstream.platform.Nonces;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.QuoteBook;
import io.pipstream.rest.Answers;
import io.pipstream.rest.OpenApi;
import io.pipstream.rest.ProblemException;
import io.pipstream.signal.InMemorySignals;
import io.pipstream.signal.InMemoryWebhooks;
import io.pipstream.signal.SignalDesk;
import io.pipstream.signal.SignalReader;
import io.pipstream.signal.webhook.AlertReader;
import io.pipstream.signal.webhook.WebhookIntake;
import io.pipstream.signal.webhook.Webhooks;
import io.pipstream.trading.PaperDesk;
import io.pipstream.wire.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Webhooks over stores in memory: Ann, who may give signals, with a session. */
final class WebhookFixture {

    static final UserId ANN = new UserId("u-ann");
    static final OpenApi API = OpenApi.read();

    final PaperDesk desk = new PaperDesk();
    final FakeNanoClock nanos = new FakeNanoClock();
    final QuoteBook book = new QuoteBook(desk.instruments, nanos, Settings.of(Map.of()), List.of());
    final InMemoryAuditTrail audit = new InMemoryAuditTrail();
    final InMemoryUsers users = new InMemoryUsers(audit);
    final InMemoryWebhooks store = new InMemoryWebhooks(audit);
    final InMemorySignals recorded = new InMemorySignals();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final WebhooksResource manage = new WebhooksResource();
    final WebhookResource webhook = new WebhookResource();
    CurrentCaller current = new CurrentCaller();

    WebhookFixture(String... settings) {
        Settings given = Settings.of(settings.length == 0 ? Map.of() : Map.of(settings[0], settings[1]));
        users.add(
                new User(ANN, new UserName("Ann"), Set.of(Role.FEEDER), true, PaperDesk.NOON), "", why("user.create"));
        Webhooks webhooks = new Webhooks(store, users, new DemoMode(given), given, new Nonces(), desk.clock, nanos);
        SignalReader reader = new SignalReader(desk.instruments, () -> "made-up", desk.clock);
        Alerts alerts = new Alerts(new AlertReader(reader, desk.instruments, book));
        manage.webhooks = webhooks;
        manage.alerts = alerts;
        webhook.webhooks = webhooks;
        webhook.alerts = alerts;
        webhook.intake = new WebhookIntake(new SignalDesk(recorded, List.of(), desk.clock), recorded);
        webhook.meters = meters;
        comesAs(ANN, Kind.SESSION);
    }

    private static AuditEntry why(String act) {
        return new AuditEntry(PaperDesk.NOON, Actor.SERVER, act, "ann", "");
    }

    void quote(String symbol, String bid, String ask) {
        book.offer(new Quote(
                desk.instruments.find(symbol).orElseThrow(),
                new BigDecimal(bid),
                new BigDecimal(ask),
                desk.clock.instant(),
                "test"));
    }

    void comesAs(UserId user, Kind kind) {
        comesAsNobody();
        Caller caller = new Caller(
                user, "Ann", Set.of(io.pipstream.access.Scope.FEED), new Credential(kind, "c-1", null), "192.0.2.1");
        current.set(caller);
    }

    void comesAsNobody() {
        current = new CurrentCaller();
        manage.current = current;
        webhook.current = current;
    }

    void annIs(boolean enabled, Role... roles) {
        users.change(ANN, Set.of(roles), enabled, why("user.change"));
    }

    Heard creates(String body) {
        return Heard.of("/api/signals/webhooks", () -> manage.create(Answers.body(body.replace('\'', '"'))));
    }

    /** A new one of Ann's for TradingView; the secret of its address. */
    String newSecret() {
        String address = creates("{'name':'breakout','source':'chart'}").text("address");
        return address.substring(address.lastIndexOf('/') + 1);
    }

    Heard alerts(String secret, String type, String body) {
        return Heard.of(
                "/api/signals/webhook/{token}",
                () -> webhook.take(secret, headers(type), Answers.body(body.replace('\'', '"'))));
    }

    Heard alerts(String secret, String body) {
        return alerts(secret, "text/plain; charset=utf-8", body);
    }

    Heard tests(String id, String body) {
        return Heard.of(
                "/api/signals/webhooks/{id}/test", () -> manage.test(id, Answers.body(body.replace('\'', '"'))));
    }

    JsonNode listed() {
        return Heard.json(manage.webhooks()).path(0);
    }

    private static HttpHeaders headers(String type) {
        return (HttpHeaders) Proxy.newProxyInstance(
                HttpHeaders.class.getClassLoader(), new Class<?>[] {HttpHeaders.class}, (self, method, given) -> type);
    }

    /** What a client hears: nothing but what {@code docs/openapi.yaml} says. */
    record Heard(int status, JsonNode json, Map<String, List<String>> headers) {

        static Heard of(String path, Supplier<Response> call) {
            Response response;
            try {
                response = call.get();
            } catch (ProblemException refused) {
                response = refused.problem().toResponse();
            }
            JsonNode answer = API.resolved(API.document()
                    .path("paths")
                    .path(path)
                    .path("post")
                    .path("responses")
                    .path(Integer.toString(response.getStatus())));
            JsonNode json = json(response);
            JsonNode schema = answer.path("content")
                    .path(response.getMediaType().toString())
                    .path("schema");
            assertThat(API.faults(schema, json, "")).as(path + ": " + json).isEmpty();
            return new Heard(response.getStatus(), json, Map.copyOf(response.getStringHeaders()));
        }

        static JsonNode json(Response response) {
            try {
                return Json.mapper().readTree(Answers.text(response));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        String text(String member) {
            return json.path(member).asText();
        }

        String field(String name) {
            return json.path("fields").path(name).asText();
        }
    }
}
