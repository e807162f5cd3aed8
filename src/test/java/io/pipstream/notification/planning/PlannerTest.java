package io.pipstream.notification.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.access.AccountGrant;
import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.Actor;
import io.pipstream.access.AuditEntry;
import io.pipstream.access.Role;
import io.pipstream.access.User;
import io.pipstream.access.UserId;
import io.pipstream.access.UserName;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.AccountSummary;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import io.pipstream.ledger.Batch;
import io.pipstream.ledger.FileLedger;
import io.pipstream.ledger.JournalEntry;
import io.pipstream.notification.Channel;
import io.pipstream.notification.Channels;
import io.pipstream.notification.Kind;
import io.pipstream.notification.NewNotification;
import io.pipstream.notification.NewsStore;
import io.pipstream.notification.Notification;
import io.pipstream.notification.NotificationStore.Added;
import io.pipstream.notification.Wishes;
import io.pipstream.platform.FakeClock;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.Signal;
import io.pipstream.signal.SignalJournal;
import io.pipstream.wire.TradeEventCodec;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The planner over a ledger in a file. */
class PlannerTest {

    private static final BigDecimal ONE = new BigDecimal("1.0000");

    @TempDir
    private Path directory;

    private final FakeClock clock = new FakeClock(Channels.NOON);
    private final TradeEventCodec codec = new TradeEventCodec(InstrumentFixtures.someInstruments());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<RecordedSignal> signals = new ArrayList<>();
    private FileLedger ledger;

    @BeforeEach
    void open() {
        ledger = new FileLedger(directory, 4);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private AuditEntry why() {
        return new AuditEntry(clock.instant(), Actor.SERVER, "test", "", "");
    }

    private UserId user(String name, AccountId... accounts) {
        UserId id = new UserId("u-" + name);
        ledger.users().add(new User(id, new UserName(name), Set.of(Role.TRADER), true, clock.instant()), "", why());
        for (AccountId account : accounts) {
            grant(id, account);
        }
        return id;
    }

    private void grant(UserId user, AccountId account) {
        ledger.grants().add(new AccountGrant(account, user, Right.READ, clock.instant()), why());
    }

    private AccountId account(String name) {
        AccountId account = new AccountId(name);
        JournalEntry first = entry(account, 1, new TradeEvent.BalanceUpdated(1, clock.instant(), summary()));
        ledger.ledger().open(account, batch(first));
        return account;
    }

    private static AccountSummary summary() {
        return new AccountSummary(ONE, ONE, ONE, ONE, ONE, ONE);
    }

    private JournalEntry entry(AccountId account, long sequence, TradeEvent event) {
        return new JournalEntry(
                account,
                sequence,
                "e",
                event.time(),
                TradeEventCodec.type(event),
                null,
                null,
                null,
                codec.encode(account, "e", event).text());
    }

    private static Batch batch(JournalEntry entry) {
        return new Batch("{}", List.of(entry), List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /** A margin call, an order refused, or no news at all; the text, if it is news. */
    private JournalEntry happens(AccountId account, int what) {
        List<JournalEntry> made = new ArrayList<>();
        ledger.ledger().write(account, locked -> {
            long sequence = locked.head().sequence() + 1;
            Instant now = clock.instant();
            TradeEvent event = what == 0
                    ? new TradeEvent.MarginCall(sequence, now, TradeEvent.MarginCall.State.ENTERED, summary())
                    : what == 1
                            ? new TradeEvent.OrderRejected(
                                    sequence,
                                    now,
                                    null,
                                    null,
                                    null,
                                    null,
                                    Refusal.of(Reason.MARKET_HALTED, "It is Sunday"))
                            : new TradeEvent.BalanceUpdated(sequence, now, summary());
            made.add(entry(account, sequence, event));
            return batch(made.get(0));
        });
        return made.get(0);
    }

    private Channel channel(String id, UserId user, Wishes wishes) {
        Instant now = clock.instant();
        Channel like = Channels.webhook(id, user, wishes);
        Channel channel = new Channel(
                id, user, like.medium(), "", like.target(), like.secret(), wishes, true, now, now, now, null);
        assertThat(ledger.channels().add(channel, why())).isTrue();
        return channel;
    }

    private Planner planner(NewsStore news) {
        return new Planner(
                news, ledger.journal(), codec, new Given(), ledger.untoldExecutions(), account -> "USD", clock, meters);
    }

    private void tellAll() {
        Planner planner = planner(ledger.news());
        planner.follow();
        for (int step = 0; planner.step() == Planner.Outcome.MORE; step++) {
            assertThat(step).isLessThan(1_000);
        }
    }

    private List<Notification> notifications(Channel channel) {
        return ledger.notifications().ofUser(channel.user(), null, 0, 10_000).stream()
                .filter(each -> each.content().channel().equals(channel.id()))
                .toList();
    }

    private List<String> data(Channel channel) {
        return notifications(channel).stream()
                .map(each -> each.content().data())
                .toList();
    }

    @Test
    void nobodyListensAndNothingIsRead() {
        AccountId account = account("a");
        happens(account, 0);

        assertThat(planner(ledger.news()).step()).isEqualTo(Planner.Outcome.IDLE);
    }

    @Test
    void eachChannelHearsWhatItWantsFromTheMomentItIsMade() {
        AccountId mine = account("mine");
        AccountId shared = account("shared");
        UserId ann = user("ann", mine, shared);
        happens(mine, 0);
        clock.advance(Duration.ofSeconds(1));
        Channel all = channel("all", ann, Channels.all());
        Channel orders = channel("orders", ann, Channels.only(Kind.ORDERS));
        Channel one = channel("one", ann, Channels.of(shared));

        JournalEntry call = happens(mine, 0);
        JournalEntry refusal = happens(shared, 1);
        happens(shared, 2);
        tellAll();

        assertThat(data(all)).containsExactly(call.text(), refusal.text());
        assertThat(data(orders)).containsExactly(refusal.text());
        assertThat(data(one)).containsExactly(refusal.text());
        assertThat(notifications(all).get(0).content().account()).isEqualTo(mine);
        assertThat(notifications(all).get(0).content().subject()).startsWith("mine: margin call");
    }

    @Test
    void whatWasNotedWhileAChannelWasOffIsNotToldAfterwards() {
        AccountId account = account("a");
        UserId ann = user("ann", account);
        Channel channel = channel("w", ann, Channels.all());
        channel("other", ann, Channels.all());
        ledger.channels().change(channel.switchedOff(null), why());
        happens(account, 0);
        clock.advance(Duration.ofSeconds(1));
        ledger.channels().change(channel.switchedOff(null).switchedOn(clock.instant()), why());
        JournalEntry after = happens(account, 0);

        tellAll();

        assertThat(data(channel)).containsExactly(after.text());
    }

    @Test
    void whoLosesTheRightToAnAccountHearsNothingMoreOfIt() {
        AccountId account = account("a");
        UserId ann = user("ann", account);
        Channel channel = channel("w", ann, Channels.all());
        happens(account, 0);
        ledger.grants().remove(account, ann, why());
        tellAll();
        assertThat(notifications(channel)).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        happens(account, 0);
        clock.advance(Duration.ofSeconds(1));
        grant(ann, account);
        JournalEntry again = happens(account, 0);
        tellAll();
        assertThat(data(channel)).containsExactly(again.text());
    }

    @Test
    void anEventThatIsNotUnderstoodHoldsUpNobody() {
        AccountId account = account("a");
        Channel channel = channel("w", user("ann", account), Channels.all());
        ledger.ledger()
                .write(
                        account,
                        locked -> batch(new JournalEntry(
                                account,
                                2,
                                "e",
                                clock.instant(),
                                "strange",
                                null,
                                null,
                                null,
                                "{\"type\":\"strange\"}")));
        JournalEntry call = happens(account, 0);

        tellAll();

        assertThat(data(channel)).containsExactly(call.text());
        assertThat(meters.counter("pipstream.notifications.unreadable").count()).isEqualTo(1);
    }

    @Test
    void signalsAndWhatBecomesOfThemAreToldOnce() {
        AccountId account = account("a");
        Channel channel = channel("w", user("ann", account), Channels.only(Kind.SIGNALS, Kind.SIGNAL_EXECUTIONS));
        signal(1);
        ledger.executed(1, account, "REJECTED", clock.instant());

        tellAll();
        tellAll();

        assertThat(notifications(channel))
                .extracting(each -> each.content().subject())
                .containsExactly(
                        "Signal of alpha: buy EURUSD at 1.10000",
                        "a: signal of alpha (buy EURUSD at 1.10000) not executed: too old");
        assertThat(notifications(channel).get(0).content().body())
                .startsWith("buy EURUSD at 1.10000, stop-loss 1.09000, take-profit 1.11000, confidence 80 %.\n");
        assertThat(data(channel).get(1))
                .startsWith(
                        "{\"type\":\"signal_execution\",\"account\":\"a\",\"signal_seq\":1,\"state\":\"rejected\",");
    }

    private void signal(long sequence) {
        Signal signal = new Signal(
                "s-" + sequence,
                "alpha",
                InstrumentFixtures.EUR_USD,
                Signal.Direction.BUY,
                new BigDecimal("1.10000"),
                new BigDecimal("1.09000"),
                List.of(new BigDecimal("1.11000")),
                new BigDecimal("80"),
                Optional.empty(),
                Map.of());
        signals.add(new RecordedSignal(
                sequence, clock.instant(), new UserId("u-x"), signal, "{\"signal_seq\":" + sequence + "}"));
    }

    /** Whatever fails, before a commit or after it, whoever works at the same time, whenever the process ends. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyEventIsOneNotificationOfEachChannelThatWantsIt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<AccountId> accounts = List.of(account("a"), account("b"), account("c"));
        List<UserId> users = List.of(user("ann", accounts.get(0), accounts.get(1)), user("bob", accounts.get(1)));
        Map<Channel, List<String>> expected = new LinkedHashMap<>();
        Planner[] nodes = {planner(new Failing(random)), planner(new Failing(random))};
        for (int move = 0; move < 250; move++) {
            clock.advance(Duration.ofMillis(100));
            int kind = random.nextInt(20);
            if (kind == 0 && expected.size() < 8) {
                Wishes wishes = random.nextBoolean() ? Channels.all() : Channels.only(Kind.ORDERS);
                expected.put(channel("w" + move, users.get(random.nextInt(users.size())), wishes), new ArrayList<>());
            } else if (kind == 1) {
                nodes[random.nextInt(2)] = planner(new Failing(random));
            } else if (kind < 12) {
                AccountId account = accounts.get(random.nextInt(accounts.size()));
                int what = random.nextInt(3);
                String text = happens(account, what).text();
                expected.forEach((channel, texts) -> {
                    boolean isTheirs = ledger.grants().ofUser(channel.user()).stream()
                            .anyMatch(grant -> grant.account().equals(account));
                    if (isTheirs
                            && what < 2
                            && channel.wishes().include(what == 0 ? Kind.MARGIN_CALLS : Kind.ORDERS, account)) {
                        texts.add(text);
                    }
                });
            } else {
                work(nodes[random.nextInt(2)], random);
            }
        }
        tellAll();

        assertThat(expected).isNotEmpty();
        expected.forEach((channel, texts) -> assertThat(data(channel)).containsExactlyInAnyOrderElementsOf(texts));
    }

    private static void work(Planner node, SplittableRandom random) {
        try {
            if (random.nextInt(4) == 0) {
                node.follow();
            }
            node.step();
        } catch (Crash crash) {
            assertThat(crash).hasNoCause(); // the next look goes on
        }
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Fails before it does something, or after; and now and then another node does the same in between. */
    private final class Failing implements NewsStore {

        private final NewsStore real = ledger.news();
        private final SplittableRandom random;

        Failing(SplittableRandom random) {
            this.random = random;
        }

        private <T> T with(Supplier<T> work) {
            switch (random.nextInt(6)) {
                case 0 -> throw new Crash();
                case 1 -> {
                    var unused = work.get();
                    throw new Crash();
                }
                case 2 -> planner(real).step();
                default -> {}
            }
            return work.get();
        }

        @Override
        public void follow(Instant now) {
            with(() -> {
                real.follow(now);
                return now;
            });
        }

        @Override
        public List<Told> untoldJournals(int limit) {
            return real.untoldJournals(limit);
        }

        @Override
        public OptionalLong toldSignals() {
            return real.toldSignals();
        }

        @Override
        public List<Hearer> hearers(AccountId account) {
            return real.hearers(account);
        }

        @Override
        public List<Channel> openChannels(Kind kind) {
            return real.openChannels(kind);
        }

        @Override
        public Optional<Added> tellJournal(Told before, long upTo, List<NewNotification> news) {
            return with(() -> real.tellJournal(before, upTo, news));
        }

        @Override
        public Optional<Added> tellSignals(long before, long upTo, List<NewNotification> news) {
            return with(() -> real.tellSignals(before, upTo, news));
        }

        @Override
        public Optional<Added> tellExecutions(List<Executed> executions, List<NewNotification> news) {
            return with(() -> real.tellExecutions(executions, news));
        }
    }

    private final class Given implements SignalJournal {

        @Override
        public List<RecordedSignal> after(long sequence, int limit) {
            return signals.stream()
                    .filter(each -> each.sequence() > sequence)
                    .limit(limit)
                    .toList();
        }

        @Override
        public Optional<RecordedSignal> find(long sequence) {
            return signals.stream().filter(each -> each.sequence() == sequence).findFirst();
        }

        @Override
        public long newest() {
            return signals.size();
        }
    }
}
