package io.pipstream.notification.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.ledger.Journal;
import io.pipstream.notification.Channel;
import io.pipstream.notification.Kind;
import io.pipstream.notification.NewNotification;
import io.pipstream.notification.NewsStore;
import io.pipstream.notification.NotificationStore.Added;
import io.pipstream.platform.FakeClock;
import io.pipstream.platform.FakeNanoClock;
import io.pipstream.platform.HandDriven;
import io.pipstream.platform.Settings;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.SignalJournal;
import io.pipstream.trading.PublishedEvent;
import io.pipstream.wire.TradeEventCodec;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanningTest {

    private final HandDriven work = new HandDriven();
    private final FakeNanoClock nanos = new FakeNanoClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Listened news = new Listened();
    private int rings;
    private Planning planning;

    @BeforeEach
    void start() {
        Planner planner = new Planner(
                news,
                nothing(Journal.class),
                new TradeEventCodec(InstrumentFixtures.someInstruments()),
                new NoSignals(),
                limit -> List.of(),
                account -> "",
                new FakeClock(Instant.EPOCH),
                meters);
        planning = new Planning(
                planner,
                List.of(() -> rings++),
                HandDriven.managed(work),
                work.scheduler(),
                nanos,
                Settings.of(Map.of()),
                meters);
        planning.start(this);
    }

    private static <T> T nothing(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, given) -> {
            throw new UnsupportedOperationException(called.getName());
        }));
    }

    private void look() {
        work.tick();
        work.runAll();
    }

    private void published() {
        planning.published(new PublishedEvent(new AccountId("a"), 1, "{}"));
    }

    @Test
    void whileNobodyListensEventsCostNothing() {
        look();
        int asked = news.asked;

        published();

        assertThat(work.waiting()).isZero();
        assertThat(news.asked).isEqualTo(asked);
    }

    @Test
    void whoIsToldOfAnEventDoesNoMoreThanRingTheBell() {
        news.listening = true;
        look();
        int asked = news.asked;

        for (int event = 0; event < 100; event++) {
            published();
        }
        planning.rung();

        assertThat(news.asked).isEqualTo(asked);
        assertThat(work.waiting()).isEqualTo(1);
        work.runAll();
        assertThat(news.asked).isEqualTo(asked + 1);
        assertThat(rings).isPositive();
    }

    @Test
    void whatIsRungForMeanwhileIsLookedForOnceMore() {
        news.listening = true;
        look();
        int asked = news.asked;
        news.whenAsked = () -> {
            news.whenAsked = () -> {};
            published();
        };

        published();
        work.runAll();

        assertThat(news.asked).isEqualTo(asked + 2);
    }

    @Test
    void afterAFailureTheBellIsNotHeardUntilTheNextLook() {
        news.listening = true;
        look();
        news.failing = true;
        published();
        work.runAll();
        assertThat(meters.counter("pipstream.notifications.planning.failures").count())
                .isEqualTo(1);
        published();
        assertThat(work.waiting()).isZero();

        news.failing = false;
        int asked = news.asked;
        look();
        assertThat(news.asked).isGreaterThan(asked);
        published();
        assertThat(work.waiting()).isEqualTo(1);
    }

    @Test
    void newAccountsAreLookedForEveryFiveSeconds() {
        look();
        look();
        assertThat(news.followed).isEqualTo(1);
        nanos.advance(Duration.ofSeconds(5));
        look();
        assertThat(news.followed).isEqualTo(2);
    }

    @Test
    void nothingIsToldOnceTheApplicationEnds() {
        news.listening = true;
        look();
        int asked = news.asked;
        planning.stop(this);

        published();
        look();

        assertThat(news.asked).isEqualTo(asked);
    }

    /** So a trade's command cannot wait for a notification. */
    @Test
    void whoTradesKnowsNothingOfNotifications() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.pipstream");

        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage("io.pipstream.domain..", "io.pipstream.trading..", "io.pipstream.messaging..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.pipstream.notification..")
                .check(classes);
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("io.pipstream.notification..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.pipstream.trading.OutboxBell")
                .check(classes);
    }

    private static final class Listened implements NewsStore {

        private boolean listening;
        private boolean failing;
        private int asked;
        private int followed;
        private Runnable whenAsked = () -> {};

        @Override
        public void follow(Instant now) {
            followed++;
        }

        @Override
        public OptionalLong toldSignals() {
            asked++;
            whenAsked.run();
            if (failing) {
                throw new IllegalStateException("the ledger does not answer");
            }
            return listening ? OptionalLong.of(0) : OptionalLong.empty();
        }

        @Override
        public List<Told> untoldJournals(int limit) {
            return List.of();
        }

        @Override
        public List<Hearer> hearers(AccountId account) {
            return List.of();
        }

        @Override
        public List<Channel> openChannels(Kind kind) {
            return List.of();
        }

        @Override
        public Optional<Added> tellJournal(Told before, long upTo, List<NewNotification> news) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Added> tellSignals(long before, long upTo, List<NewNotification> news) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Added> tellExecutions(List<Executed> executions, List<NewNotification> news) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class NoSignals implements SignalJournal {

        @Override
        public List<RecordedSignal> after(long sequence, int limit) {
            return List.of();
        }

        @Override
        public Optional<RecordedSignal> find(long sequence) {
            return Optional.empty();
        }

        @Override
        public long newest() {
            return 0;
        }
    }
}
