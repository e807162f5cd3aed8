package io.pipstream.stream;

import static io.pipstream.notification.Channels.ADA;
import static io.pipstream.notification.Channels.BOB;
import static io.pipstream.notification.Channels.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.access.Actor;
import io.pipstream.access.AuditEntry;
import io.pipstream.access.Role;
import io.pipstream.access.User;
import io.pipstream.access.UserId;
import io.pipstream.access.UserName;
import io.pipstream.ledger.FileLedger;
import io.pipstream.notification.Channel;
import io.pipstream.notification.Channels;
import io.pipstream.notification.Kind;
import io.pipstream.notification.Notification;
import io.pipstream.notification.Notification.State;
import io.pipstream.platform.FakeClock;
import io.pipstream.platform.HandDriven;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageNotificationsTest {

    @TempDir
    private Path directory;

    private final FakeClock clock = new FakeClock(NOON);
    private final HandDriven work = new HandDriven();
    private final Market market = new Market();
    private final SessionRegistry registry = new SessionRegistry(market.metrics);
    private FileLedger ledger;
    private PageNotifications pages;
    private Channel adas;

    @BeforeEach
    void open() {
        ledger = new FileLedger(directory, 2);
        for (UserId user : List.of(ADA, BOB)) {
            ledger.users().add(new User(user, new UserName(user.value()), Set.of(Role.TRADER), true, NOON), "", why());
        }
        adas = Channels.browser("b-1", ADA, Channels.all());
        ledger.channels().add(adas, why());
        pages = new PageNotifications(
                registry,
                ledger.notifications(),
                work.scheduler(),
                HandDriven.managed(work),
                clock,
                new SimpleMeterRegistry());
        pages.start(this);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static AuditEntry why() {
        return new AuditEntry(NOON, Actor.SERVER, "test", "", "");
    }

    private TestSession socket(UserId user) {
        TestSession opened = TestSession.of(market, Audience.TRADING, Callers.of(user.value()), null);
        registry.add("socket-" + registry.size(), opened.session);
        registry.tell(opened.session);
        return opened;
    }

    private void happens(String subject) {
        ledger.notifications().add(List.of(Channels.notification(adas, Kind.FILLS, subject, clock.instant())));
    }

    private void look() {
        work.tick();
        work.runAll();
    }

    private List<State> states() {
        return ledger.notifications().ofUser(ADA, null, 0, 99).stream()
                .map(Notification::state)
                .toList();
    }

    @Test
    void everyPageOfTheUserIsToldAndNobodyElses() {
        TestSession desk = socket(ADA);
        TestSession phone = socket(ADA);
        TestSession other = socket(BOB);
        happens("bought");

        pages.rung();
        work.runAll();

        String message =
                "{\"type\":\"notification\",\"id\":1,\"kind\":\"fills\",\"account\":null,\"subject\":\"bought\","
                        + "\"body\":\"body of bought\",\"timestamp\":\"2025-01-15T12:00:00Z\"}";
        assertThat(desk.takeSent()).containsExactly(message);
        assertThat(phone.takeSent()).containsExactly(message);
        assertThat(other.takeSent()).isEmpty();
        assertThat(states()).containsExactly(State.SENT);
        look();
        assertThat(desk.takeSent()).isEmpty();
    }

    @Test
    void whatHappensWhileNoPageIsOpenWaitsForOne() {
        happens("first");
        look();
        socket(BOB);
        look();
        assertThat(states()).containsExactly(State.WAITING);

        TestSession page = socket(ADA);
        happens("second");
        look();

        assertThat(page.takeSent()).hasSize(2);
        assertThat(states()).containsOnly(State.SENT);
    }

    @Test
    void aPageThatClosesAtThatMomentLosesNothing() {
        TestSession page = socket(ADA);
        page.session.close(StreamClose.SERVER_STOPPING);
        happens("bought");
        look();
        assertThat(states()).containsExactly(State.WAITING);

        TestSession next = socket(ADA);
        look();
        assertThat(next.takeSent()).hasSize(1);
    }

    @Test
    void whatAnotherNodeHadWhenItEndedIsGivenLater() {
        TestSession page = socket(ADA);
        happens("bought");
        ledger.notifications().claim(adas.id(), NOON, NOON.plusSeconds(30), 9);
        look();
        assertThat(page.takeSent()).isEmpty();

        clock.advance(Duration.ofSeconds(30));
        look();
        assertThat(page.takeSent()).hasSize(1);
    }

    /** It may be a bot's, which trades on it. */
    @Test
    void aSocketThatReadsSlowlyIsNotFilledUntilItBreaks() {
        TestSession page = socket(ADA);
        ledger.notifications()
                .add(Stream.generate(() -> Channels.notification(adas, Kind.FILLS, "bought", clock.instant()))
                        .limit(2_000)
                        .toList());

        for (int count = 0; count < 25; count++) {
            look();
        }

        assertThat(page.session.isOpen()).isTrue();
        assertThat(ledger.notifications().counts().get(State.WAITING)).isBetween(500L, 1_900L);

        TestSession next = socket(ADA);
        look();
        assertThat(next.takeSent()).hasSize(100);
    }

    @Test
    void theLookGoesOnAfterAFailure() {
        TestSession page = socket(ADA);
        happens("bought");
        work.reject();
        pages.rung();
        work.accept();
        look();

        assertThat(page.takeSent()).hasSize(1);
    }
}
