package io.pipstream.rest.notifications;

import static io.pipstream.notification.Channels.ADA;
import static io.pipstream.notification.Channels.BOB;
import static io.pipstream.notification.Channels.FIRST;
import static io.pipstream.notification.Channels.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.access.AccountGrant;
import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.Actor;
import io.pipstream.access.AuditEntry;
import io.pipstream.access.Caller;
import io.pipstream.access.Credential;
import io.pipstream.access.CurrentCaller;
import io.pipstream.access.Grants;
import io.pipstream.access.Role;
import io.pipstream.access.Scope;
import io.pipstream.access.User;
import io.pipstream.access.UserId;
import io.pipstream.access.UserName;
import io.pipstream.ledger.FileLedger;
import io.pipstream.notification.ChannelDesk;
import io.pipstream.notification.Kind;
import io.pipstream.notification.Medium;
import io.pipstream.notification.Notification;
import io.pipstream.notification.Notification.State;
import io.pipstream.platform.FakeClock;
import io.pipstream.platform.FakeNanoClock;
import io.pipstream.platform.Nonces;
import io.pipstream.rest.ProblemException;
import io.pipstream.wire.Json;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelsResourceTest {

    @TempDir
    private Path directory;

    private final FakeClock clock = new FakeClock(NOON);
    private final FakeNanoClock nanos = new FakeNanoClock();
    private final ChannelsResource resource = new ChannelsResource();
    private final NotificationsResource notifications = new NotificationsResource();
    private FileLedger ledger;

    private record Told(int status, JsonNode json) {

        String text(String member) {
            return json.path(member).asText();
        }
    }

    @BeforeEach
    void open() {
        ledger = new FileLedger(directory, 2);
        for (UserId user : List.of(ADA, BOB)) {
            ledger.users().add(new User(user, new UserName(user.value()), Set.of(Role.TRADER), true, NOON), "", why());
        }
        ledger.grants().add(new AccountGrant(FIRST, ADA, Right.OWNER, NOON), why());
        resource.desk = new ChannelDesk(
                ledger.channels(),
                ledger.notifications(),
                List.of((medium, target) -> medium == Medium.WEBHOOK && target.contains("127.0.0.1")
                        ? Optional.of("must not be a private address")
                        : Optional.empty()),
                List.of(),
                new Nonces(),
                clock,
                nanos);
        resource.grants = new Grants(ledger.grants(), null, nanos);
        notifications.notifications = ledger.notifications();
        notifications.desk = resource.desk;
        is(ADA, Credential.Kind.SESSION);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static AuditEntry why() {
        return new AuditEntry(NOON, Actor.SERVER, "test", "", "");
    }

    private void is(UserId user, Credential.Kind kind) {
        CurrentCaller current = new CurrentCaller();
        current.set(new Caller(
                user, user.value(), Set.of(Scope.READ, Scope.TRADE), new Credential(kind, "c-1", null), "192.0.2.1"));
        resource.current = current;
        notifications.current = current;
    }

    private static Told told(Supplier<Response> call) {
        Response response;
        try {
            response = call.get();
        } catch (ProblemException refused) {
            response = refused.problem().toResponse();
        }
        byte[] entity = (byte[]) response.getEntity();
        try {
            return new Told(
                    response.getStatus(), Json.mapper().readTree(entity == null ? "{}".getBytes(UTF_8) : entity));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static InputStream body(String json) {
        return new ByteArrayInputStream(json.replace('\'', '"').getBytes(UTF_8));
    }

    private Told make(String json) {
        return told(() -> resource.make(body(json)));
    }

    private Told change(String id, String json) {
        return told(() -> resource.change(id, body(json)));
    }

    private Told confirm(String id, String json) {
        return told(() -> resource.confirm(id, body(json)));
    }

    private Told list(String state) {
        return told(() -> notifications.notifications(state, null, null));
    }

    /** The newest that was mailed. */
    private String code() {
        List<Notification> mails = ledger.notifications().ofUser(ADA, null, 0, 99).stream()
                .filter(each -> each.content().kind() == Kind.CONFIRMATION)
                .toList();
        String subject = mails.get(mails.size() - 1).content().subject();
        return subject.substring(subject.length() - 6);
    }

    @Test
    void aChannelThatSaysNothingHearsOfTrades() {
        Told made = make("{'medium':'browser'}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("kinds").toString()).isEqualTo("[\"margin_calls\",\"closes\",\"fills\"]");
        assertThat(made.json().path("at_once").toString()).isEqualTo("[\"margin_calls\"]");
        assertThat(made.json().path("confirmed").asBoolean()).isTrue();
        assertThat(made.json().has("secret")).isFalse();
    }

    @Test
    void aChannelIsWhatWasAskedForAndStaysSoUntilItIsChanged() {
        String id = make("{'medium':'webhook','target':'https://hooks.example/x','name':'desk','accounts':['first'],"
                        + "'kinds':['fills'],'at_once':[],'quiet_hours':{'from':'22:00','to':'07:00','zone':'Europe/Berlin'},"
                        + "'digest_minutes':15}")
                .text("id");

        Told changed = change(id, "{'digest_minutes':null,'kinds':['closes','signals']}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("digest_minutes").isNull()).isTrue();
        assertThat(changed.json().path("kinds").toString()).isEqualTo("[\"closes\",\"signals\"]");
        assertThat(changed.json().path("quiet_hours").toString())
                .isEqualTo("{\"from\":\"22:00\",\"to\":\"07:00\",\"zone\":\"Europe/Berlin\"}");
        assertThat(changed.json().path("accounts").toString()).isEqualTo("[\"first\"]");
        assertThat(changed.text("name")).isEqualTo("desk");
        assertThat(change(id, "{'enabled':false}").json().path("enabled").asBoolean())
                .isFalse();
        assertThat(change(id, "{'quiet_hours':null}").json().path("quiet_hours").isNull())
                .isTrue();
    }

    @Test
    void aWebhooksSecretIsToldOnce() {
        Told made = make("{'medium':'webhook','target':'https://hooks.example/x'}");

        assertThat(made.text("secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(told(() -> resource.channel(made.text("id"))).json().has("secret"))
                .isFalse();
        assertThat(told(resource::channels).json().toString()).doesNotContain(made.text("secret"));
        assertThat(ledger.audit().page(Long.MAX_VALUE, 99, "", "").toString()).doesNotContain(made.text("secret"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "medium | {'medium':'pigeon'}",
                "target | {'medium':'email'}",
                "target | {'medium':'email','target':'ada'}",
                "target | {'medium':'email','target':'ada@example.org,bob@example.org'}",
                "target | {'medium':'email','target':'ada@example.org\\r\\nBcc: bob@example.org'}",
                "target | {'medium':'browser','target':'x'}",
                "target | {'medium':'webhook','target':'http://127.0.0.1/'}",
                "name | {'medium':'browser','name':''}",
                "kinds | {'medium':'browser','kinds':['confirmation']}",
                "kinds | {'medium':'browser','kinds':'fills'}",
                "accounts | {'medium':'browser','accounts':['second']}",
                "accounts | {'medium':'browser','accounts':['no name']}",
                "quiet_hours | {'medium':'browser','quiet_hours':{'from':'22:00','to':'22:00','zone':'UTC'}}",
                "quiet_hours | {'medium':'browser','quiet_hours':{'from':'22:00','to':'25:00','zone':'UTC'}}",
                "quiet_hours | {'medium':'browser','quiet_hours':{'from':'22:00','to':'07:00','zone':'Mars'}}",
                "quiet_hours | {'medium':'browser','quiet_hours':[]}",
                "digest_minutes | {'medium':'browser','digest_minutes':4}",
                "digest_minutes | {'medium':'browser','digest_minutes':1e99}",
                "body | []"
            })
    void whatCannotBeIsNamed(String field, String asked) {
        Told refused = make(asked);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("fields").has(field))
                .as(refused.json().toString())
                .isTrue();
        assertThat(ledger.channels().ofUser(ADA)).isEmpty();
    }

    @Test
    void anAddressIsConfirmedByItsCodeWhichTheServerShowsNobody() {
        Told made = make("{'medium':'email','target':'ada@example.org'}");
        assertThat(made.json().path("confirmed").asBoolean()).isFalse();
        String code = code();
        assertThat(list(null).json().toString()).doesNotContain(code);
        assertThat(told(() -> resource.test(made.text("id"))).text("code")).isEqualTo("not_confirmed");

        String wrong = code.equals("000000") ? "000001" : "000000";
        assertThat(confirm(made.text("id"), "{'code':'" + wrong + "'}").status())
                .isEqualTo(422);
        assertThat(confirm(made.text("id"), "{'code':'" + code + "'}")
                        .json()
                        .path("confirmed")
                        .asBoolean())
                .isTrue();
        assertThat(told(() -> resource.test(made.text("id"))).status()).isEqualTo(202);
    }

    @Test
    void aNewCodeTakesThePlaceOfTheOldOneAndThreeGoToAnAddressADay() {
        String id = make("{'medium':'email','target':'ada@example.org'}").text("id");
        String first = code();
        assertThat(confirm(id, "{}").status()).isEqualTo(202);
        String second = code();
        if (!first.equals(second)) {
            assertThat(confirm(id, "{'code':'" + first + "'}").status()).isEqualTo(422);
        }
        assertThat(confirm(id, "{}").status()).isEqualTo(202);
        assertThat(confirm(id, "{}").status()).isEqualTo(429);
        is(BOB, Credential.Kind.SESSION);
        assertThat(make("{'medium':'email','target':'ADA@example.org'}").status())
                .isEqualTo(429);
        assertThat(make("{'medium':'email','target':'bob@example.org'}").status())
                .isEqualTo(201);
    }

    @Test
    void noCodeIsPromisedToAChannelThatIsOff() {
        String id = make("{'medium':'email','target':'ada@example.org'}").text("id");
        change(id, "{'enabled':false}");

        assertThat(confirm(id, "{}").text("code")).isEqualTo("channel_off");
    }

    @Test
    void aTokenIsNotEnoughToHaveNotificationsSentElsewhere() {
        String webhook =
                make("{'medium':'webhook','target':'https://hooks.example/x'}").text("id");
        String mail = make("{'medium':'email','target':'ada@example.org'}").text("id");
        is(ADA, Credential.Kind.TOKEN);

        assertThat(make("{'medium':'webhook','target':'https://evil.example/x'}")
                        .status())
                .isEqualTo(403);
        assertThat(make("{'medium':'email','target':'eve@example.org'}").status())
                .isEqualTo(403);
        assertThat(change(webhook, "{'enabled':false}").status()).isEqualTo(403);
        assertThat(told(() -> resource.remove(webhook)).status()).isEqualTo(403);
        assertThat(confirm(mail, "{}").status()).isEqualTo(403);
        assertThat(confirm(mail, "{'code':'" + code() + "'}").status()).isEqualTo(403);
        assertThat(make("{'medium':'browser'}").status()).isEqualTo(201);
        is(ADA, Credential.Kind.DEMO);
        assertThat(make("{'medium':'webhook','target':'https://hooks.example/x'}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void nobodySeesAnothersChannelsOrNotifications() {
        String id = make("{'medium':'browser'}").text("id");
        told(() -> resource.test(id));
        is(BOB, Credential.Kind.SESSION);

        assertThat(told(resource::channels).json()).isEmpty();
        assertThat(list(null).json().path("notifications")).isEmpty();
        List<Supplier<Response>> calls = new ArrayList<>();
        calls.add(() -> resource.channel(id));
        calls.add(() -> resource.change(id, body("{}")));
        calls.add(() -> resource.remove(id));
        calls.add(() -> resource.test(id));
        calls.add(() -> resource.confirm(id, body("{}")));
        calls.add(() -> notifications.retry("1"));
        calls.forEach(call -> assertThat(told(call).status()).isEqualTo(404));
    }

    @Test
    void aUserHasTwentyChannels() {
        for (int number = 0; number < 20; number++) {
            assertThat(make("{'medium':'browser'}").status()).isEqualTo(201);
        }

        assertThat(make("{'medium':'browser'}").json().path("fields").has("name"))
                .isTrue();
    }

    @Test
    void whatWasGivenUpIsSeenAndTriedAgain() {
        String id = make("{'medium':'browser'}").text("id");
        String sent = told(() -> resource.test(id)).text("id");
        ledger.notifications().dead(List.of(Long.parseLong(sent)), "hooks.example answered 410", NOON);

        assertThat(list("waiting").json().path("notifications")).isEmpty();
        JsonNode dead = list("dead").json().path("notifications").path(0);
        assertThat(dead.path("problem").asText()).isEqualTo("hooks.example answered 410");
        assertThat(told(() -> notifications.retry(sent)).text("state")).isEqualTo("waiting");
        assertThat(told(() -> notifications.retry(sent)).status()).isEqualTo(404);
        assertThat(told(() -> notifications.retry("x")).status()).isEqualTo(404);
        assertThat(list("lost").status()).isEqualTo(400);
        assertThat(ledger.notifications().ofUser(ADA, State.WAITING, 0, 9)).hasSize(1);
    }

    @Test
    void testsAreTenAnHour() {
        String id = make("{'medium':'browser'}").text("id");
        for (int number = 0; number < 10; number++) {
            assertThat(told(() -> resource.test(id)).status()).isEqualTo(202);
        }
        assertThat(told(() -> resource.test(id)).status()).isEqualTo(429);
        nanos.advance(Duration.ofHours(1));
        assertThat(told(() -> resource.test(id)).status()).isEqualTo(202);
        assertThat(change(id, "{'enabled':false}").status()).isEqualTo(200);
        assertThat(told(() -> resource.test(id)).text("code")).isEqualTo("channel_off");
    }
}
