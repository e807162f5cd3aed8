package io.pipstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.AccessEnded;
import io.pipstream.access.Caller;
import io.pipstream.access.CallerPrincipal;
import io.pipstream.access.CredentialCheck;
import io.pipstream.access.Grants;
import io.pipstream.access.Scope;
import io.pipstream.aggregation.Aggregator;
import io.pipstream.domain.account.AccountId;
import io.pipstream.platform.HandDriven;
import io.pipstream.platform.Nonces;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.Sources;
import io.pipstream.signal.InMemorySignals;
import io.pipstream.stream.Reception.Arrival;
import io.pipstream.trading.PublishedEvent;
import io.pipstream.wire.Encoded;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceptionTest {

    static final Clock CLOCK = Clock.fixed(Market.NOON, ZoneOffset.UTC);

    final Market market = new Market();
    final HandDriven executor = new HandDriven();
    final FakeJournal journal = new FakeJournal().withHead("e1", 7);
    final FakeGrants store = new FakeGrants().owns("anna", "anna-1").owns("bert", "bert-1");
    final Grants grants = store.remembered(market.clock);
    final Settings settings = Settings.of(Map.of("pipstream.stream.max-sessions-per-user", "2"));
    final SessionRegistry registry = new SessionRegistry(market.metrics);
    final InMemorySignals recorded = new InMemorySignals();
    final AnnouncedSignals signals = new AnnouncedSignals(recorded.announcements(), registry);
    final PriceStreams streams = new PriceStreams(
            executor.scheduler(),
            market.instruments,
            market.book,
            new Sources(market.clock, settings),
            new Aggregator(market.instruments, market.book, settings, CLOCK, market.clock, market.registry, List.of()),
            settings,
            CLOCK,
            market.clock);
    final NewSessions sessions = new NewSessions(
            streams,
            journal,
            signals,
            new EventReading(HandDriven.managed(executor), executor.scheduler()),
            market.metrics,
            settings,
            executor.scheduler(),
            new Nonces(),
            market.clock);
    CredentialCheck check = caller -> true;
    final AtomicInteger ids = new AtomicInteger();
    final Reception reception = new Reception(
            grants,
            caller -> check.stillWorks(caller),
            journal,
            signals,
            sessions,
            registry,
            streams,
            settings,
            () -> "id-" + ids.incrementAndGet(),
            CLOCK,
            market.clock);
    final FakeTransport transport = FakeTransport.prompt();

    void open(String id, Caller caller, Audience audience, String... accounts) {
        reception.opened(new Arrival(id, new CallerPrincipal(caller), List.of(accounts), audience), transport);
    }

    void leave(String id) {
        StreamSession session = registry.remove(id);
        if (session != null) {
            session.end();
        }
    }

    @Test
    void whoeverIsNotKnownIsTurnedAwayAndTheConnectionReset() {
        reception.opened(new Arrival("s", null, List.of(), Audience.PRICES), transport);
        assertThat(transport.closeCode).isEqualTo(4500);
        assertThat(transport.sent).isEmpty();

        executor.runAll(); // two seconds later
        assertThat(transport.aborted).isTrue();
    }

    @Test
    void aPrincipalOfTheServersOwnIsNobody() {
        reception.opened(new Arrival("s", () -> "anna", List.of(), Audience.PRICES), transport);

        assertThat(transport.closeCode).isEqualTo(4500);
    }

    @Test
    void whoeverMayNotReadIsForbidden() {
        open("s", Callers.allowedTo("anna", Scope.FEED, Scope.ADMIN), Audience.PRICES);

        assertThat(transport.closeCode).isEqualTo(4501);
        assertThat(reception.isEmpty()).isTrue();
    }

    @Test
    void withoutANameItIsTheUsersUsualAccount() {
        open("s", Callers.of("anna"), Audience.TRADING);

        assertThat(transport.sent)
                .containsExactly("{\"type\":\"connection\",\"message\":\"Connected to trading updates\","
                        + "\"timestamp\":\"2025-01-15T12:00:00Z\",\"account\":\"anna-1\",\"seq\":7,\"epoch\":\"e1\","
                        + "\"signal_seq\":0}");
        assertThat(registry.accounts()).containsExactly(new AccountId("anna-1"));
    }

    @Test
    void anAccountThatIsSharedMayBeHeard() {
        store.reads("bert", "anna-1");
        open("s", Callers.of("bert"), Audience.TRADING, "anna-1");

        assertThat(transport.sent).singleElement().asString().contains("\"account\":\"anna-1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert-1", "no-such-account", "' OR 1=1--", ""})
    void anAccountThatIsNotTheirsIsForbiddenWhetherItExistsOrNot(String account) {
        for (Audience audience : Audience.values()) {
            transport.closeCode = null;
            open("s", Callers.of("anna"), audience, account);

            assertThat(transport.closeCode).as(audience.tag()).isEqualTo(4501);
        }
        assertThat(transport.sent).isEmpty();
        assertThat(reception.isEmpty()).isTrue();
        assertThat(registry.size()).isZero();
    }

    @Test
    void whoeverHasNoAccountIsGreetedWithoutOneAndHearsSignals() {
        open("s", Callers.of("feeder"), Audience.TRADING);
        registry.find("s").releaseEvents(); // its first word
        registry.announced(1, Encoded.of("a signal"));
        registry.published(new PublishedEvent(new AccountId("anna-1"), 8, "an event"));

        assertThat(transport.sent)
                .containsExactly(
                        "{\"type\":\"connection\",\"message\":\"Connected to trading updates\","
                                + "\"timestamp\":\"2025-01-15T12:00:00Z\",\"signal_seq\":0}",
                        "a signal");
        assertThat(registry.accounts()).isEmpty();
    }

    @Test
    void aSessionOfPricesIsNoAccountsUnlessItNamesOne() {
        open("s", Callers.of("anna"), Audience.PRICES);
        open("t", Callers.of("anna"), Audience.PRICES, "anna-1");

        assertThat(registry.find("s").account()).isNull();
        assertThat(registry.find("t").account()).isEqualTo(new AccountId("anna-1"));
        assertThat(transport.sent).isEmpty();
        assertThat(transport.closeCode).isNull();
    }

    @Test
    void aCredentialThatEndedSinceTheHandshakeIsNoticed() {
        check = caller -> false;
        open("s", Callers.of("anna"), Audience.TRADING);

        assertThat(transport.closeCode).isEqualTo(4500);
        assertThat(transport.sent).isEmpty();
    }

    @Test
    void whatEndsWhileItIsCheckedFindsTheSession() {
        CredentialWatch watch =
                new CredentialWatch(registry, check, grants, executor.scheduler(), HandDriven.managed(executor));
        check = caller -> {
            watch.ended(AccessEnded.ofCredential("token-of-anna"));
            return true;
        };
        open("s", Callers.of("anna"), Audience.TRADING);

        assertThat(transport.closeCode).isEqualTo(4500);
        assertThat(transport.sent).isEmpty();
    }

    @Test
    void aRightThatIsTakenBackMeanwhileIsNoticed() {
        check = caller -> {
            store.takeBack("anna", "anna-1");
            market.clock.advance(Duration.ofSeconds(6)); // rights are remembered for five
            return true;
        };
        open("s", Callers.of("anna"), Audience.TRADING, "anna-1");

        assertThat(transport.closeCode).isEqualTo(4500);
        assertThat(transport.sent).isEmpty();
    }

    @Test
    void whileTheStoreIsDownNewSocketsAreAskedToComeBack() {
        store.isDown = true;
        open("s", Callers.of("anna"), Audience.TRADING);
        assertThat(transport.closeCode).isEqualTo(1013);
        assertThat(reception.isEmpty()).isTrue();

        transport.closeCode = null;
        check = caller -> {
            throw new IllegalStateException("The store is down");
        };
        open("s", Callers.of("feeder"), Audience.PRICES);
        assertThat(transport.closeCode).isEqualTo(1013);
        leave("s");
        assertThat(reception.isEmpty()).isTrue();
    }

    @Test
    void aUserHasSoManySocketsAndAnotherWhenOneHasGone() {
        open("1", Callers.of("anna"), Audience.PRICES);
        open("2", Callers.of("anna"), Audience.TRADING);
        assertThat(transport.closeCode).isNull();
        open("3", Callers.of("anna"), Audience.PRICES);
        assertThat(transport.closeCode).isEqualTo(4502);
        assertThat(registry.size()).isEqualTo(2);

        transport.closeCode = null;
        leave("1");
        leave("1");
        open("4", Callers.of("anna"), Audience.PRICES);
        assertThat(transport.closeCode).isNull();
        open("5", Callers.of("anna"), Audience.PRICES);
        assertThat(transport.closeCode).isEqualTo(4502);
    }

    @Test
    void anEventBetweenTheGreetingAndTheListeningIsNotMissed() {
        check = caller -> {
            journal.grow(8);
            return true;
        };
        open("s", Callers.of("anna"), Audience.TRADING);
        registry.find("s").releaseEvents();
        executor.runAll();

        assertThat(transport.sent).hasSize(2).last().isEqualTo("event 8");
    }

    @Test
    void aSocketThatGoesWhileItIsCheckedLeavesNothingBehind() {
        check = caller -> {
            leave("s");
            return true;
        };
        open("s", Callers.of("anna"), Audience.TRADING);

        assertThat(reception.isEmpty()).isTrue();
        assertThat(registry.accounts()).isEmpty();
        registry.announced(2, Encoded.of("a signal"));
        assertThat(transport.sent).isEmpty();
    }

    @Test
    void aServerThatStopsSaysGoodbyeToThoseWhoCome() {
        reception.stop("now");
        open("s", Callers.of("anna"), Audience.TRADING);

        assertThat(transport.closeCode).isEqualTo(1001);
    }

    @Test
    void everySessionIsCalledByAnIdOfItsOwn() {
        open("container-1", Callers.of("anna"), Audience.PRICES);
        open("container-2", Callers.of("anna"), Audience.PRICES);

        assertThat(registry.all())
                .extracting(session -> session.holder().id())
                .containsExactlyInAnyOrder("id-1", "id-2");
    }
}
