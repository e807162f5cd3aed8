package io.pipstream.ledger;

import static io.pipstream.notification.Channels.ADA;
import static io.pipstream.notification.Channels.BOB;
import static io.pipstream.notification.Channels.FIRST;
import static io.pipstream.notification.Channels.NOON;
import static io.pipstream.notification.Channels.SECOND;
import static io.pipstream.notification.Channels.all;
import static io.pipstream.notification.Channels.notification;
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
import io.pipstream.notification.Channel;
import io.pipstream.notification.ChannelStore.ExpectedCode;
import io.pipstream.notification.Channels;
import io.pipstream.notification.Kind;
import io.pipstream.notification.Medium;
import io.pipstream.notification.NewNotification;
import io.pipstream.notification.NewsStore.Executed;
import io.pipstream.notification.NewsStore.Hearer;
import io.pipstream.notification.NewsStore.Told;
import io.pipstream.notification.Notification;
import io.pipstream.notification.Notification.State;
import io.pipstream.platform.FakeNanoClock;
import io.pipstream.signal.Execution;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the stores of channels, notifications and news promise on every database. */
abstract class NotificationsContract {

    private static final Instant FAR_OFF = NOON.plus(Duration.ofDays(400));
    private static final Set<Medium> ANY = Set.of(Medium.values());

    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor();
    private Database database;
    private JpaChannels channels;
    private JdbcNotifications notifications;
    private JdbcNews news;

    /** The same one at every call of a test. */
    abstract Store store();

    @BeforeEach
    void open() {
        openDatabase();
        for (UserId user : List.of(ADA, BOB)) {
            new JpaUsers(database)
                    .add(new User(user, new UserName(user.value()), Set.of(Role.TRADER), true, NOON), "", why());
        }
        open(FIRST, ADA);
        open(SECOND, BOB);
    }

    private void openDatabase() {
        database = Database.open(store(), UUID.randomUUID().toString(), 6, housekeeping, new SimpleMeterRegistry());
        channels = new JpaChannels(database);
        notifications = new JdbcNotifications(database);
        news = new JdbcNews(database);
    }

    @AfterEach
    void close() {
        database.close();
        housekeeping.shutdownNow();
    }

    private void open(AccountId account, UserId owner) {
        new JpaLedger(database).open(account, Batches.opening(account).batch());
        grant(account, owner, Right.OWNER, NOON.minusSeconds(60));
    }

    private void grant(AccountId account, UserId user, Right right, Instant at) {
        assertThat(new JpaGrants(database).add(new AccountGrant(account, user, right, at), why()))
                .isTrue();
    }

    private void revoke(AccountId account, UserId user) {
        assertThat(new JpaGrants(database).remove(account, user, why())).isTrue();
    }

    /** So many more entries of its journal; the times are those of {@link Batches#time}. */
    private void trade(AccountId account, int entries) {
        new JpaLedger(database).write(account, locked -> {
            Batches batch = Batches.after(locked.head());
            for (int entry = 0; entry < entries; entry++) {
                batch.entry("TRADED");
            }
            return batch.batch();
        });
    }

    private static AuditEntry why() {
        return new AuditEntry(NOON, new Actor("root", "192.0.2.1"), "test", "", "");
    }

    private Channel added(Channel channel) {
        assertThat(channels.add(channel, why())).isTrue();
        return channel;
    }

    private Channel webhook(String id, UserId user) {
        return added(Channels.webhook(id, user, all()));
    }

    private long add(Channel channel, Kind kind, Instant at) {
        return notifications
                .add(List.of(notification(channel, kind, kind.code(), at)))
                .ids()
                .get(0);
    }

    private List<Notification> claim(Channel channel, Instant now) {
        return notifications.claim(channel.id(), now, now.plusSeconds(30), 100);
    }

    private Notification one(UserId user, long id) {
        return notifications.ofUser(user, null, id - 1, 1).get(0);
    }

    // --- channels

    @Test
    void aChannelComesBackAsItWas() {
        Channel webhook = added(Channels.webhook("w-1", ADA, Channels.quietDigest()));
        Channel mail = added(Channels.email("m-1", ADA, Channels.only(Kind.FILLS)));

        assertThat(channels.find("w-1")).contains(webhook);
        assertThat(channels.ofUser(ADA)).containsExactly(mail, webhook);
        assertThat(channels.ofUser(BOB)).isEmpty();
        assertThat(channels.find("'; drop table app_user; --\u0000")).isEmpty();
    }

    @Test
    void aUserHasTwentyChannelsAtMost() throws Exception {
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int number = 0; number < 24; number++) {
            Channel channel = Channels.browser("b-" + number, ADA, all());
            attempts.add(() -> channels.add(channel, why()));
        }

        assertThat(atOnce(attempts).stream().filter(done -> done)).hasSize(20);
        assertThat(channels.ofUser(ADA)).hasSize(20);
        assertThat(channels.add(Channels.browser("other", BOB, all()), why())).isTrue();
    }

    @Test
    void aChangeLeavesTargetAndConfirmationAlone() {
        Channel mail = added(Channels.email("m-1", ADA, all()));
        channels.expect("m-1", new ExpectedCode("hash", NOON.plusSeconds(60), 3));
        channels.confirm("m-1", "hash", NOON.plusSeconds(1), why());

        assertThat(channels.change(mail.with("other", Channels.quietDigest()), why()))
                .isTrue();

        Channel changed = channels.find("m-1").orElseThrow();
        assertThat(changed.name()).isEqualTo("other");
        assertThat(changed.wishes()).isEqualTo(Channels.quietDigest());
        assertThat(changed.confirmedAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(channels.change(Channels.email("m-2", ADA, all()), why())).isFalse();
    }

    @Test
    void anAddressIsConfirmedByTheCodeThatIsExpectedAndInTime() {
        added(Channels.email("m-1", ADA, all()));
        Instant end = NOON.plusSeconds(60);
        assertThat(channels.confirm("m-1", "none", NOON, why())).isFalse();

        channels.expect("m-1", new ExpectedCode("first", end, 3));
        channels.expect("m-1", new ExpectedCode("second", end, 3));
        assertThat(channels.confirm("m-1", "first", NOON, why())).isFalse();
        assertThat(channels.confirm("m-1", "second", end, why())).isFalse();
        assertThat(channels.find("m-1").orElseThrow().isConfirmed()).isFalse();
        assertThat(channels.confirm("m-1", "second", NOON.plusSeconds(59), why()))
                .isTrue();

        Channel confirmed = channels.find("m-1").orElseThrow();
        assertThat(confirmed.confirmedAt()).isEqualTo(NOON.plusSeconds(59));
        assertThat(confirmed.since()).isEqualTo(NOON.plusSeconds(59));
        assertThat(channels.confirm("m-1", "second", NOON, why())).isFalse();
    }

    @Test
    void afterThreeWrongCodesTheRightOneIsTooLate() {
        added(Channels.email("m-1", ADA, all()));
        channels.expect("m-1", new ExpectedCode("right", NOON.plusSeconds(60), 3));
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(channels.confirm("m-1", "wrong", NOON, why())).isFalse();
        }

        assertThat(channels.confirm("m-1", "right", NOON, why())).isFalse();
    }

    @Test
    void whatWaitsForAChannelThatGoesIsCancelled() {
        Channel removed = webhook("w-1", ADA);
        Channel off = webhook("w-2", ADA);
        Channel gone = webhook("w-3", ADA);
        Channel stays = webhook("w-4", ADA);
        for (Channel each : List.of(removed, off, gone, stays)) {
            add(each, Kind.FILLS, NOON);
        }

        assertThat(channels.remove("w-1", why())).isTrue();
        channels.change(off.switchedOff(null), why());
        channels.disable("w-3", "410 Gone", NOON.plusSeconds(5));

        assertThat(channels.remove("w-1", why())).isFalse();
        assertThat(channels.find("w-3").orElseThrow().problem()).isEqualTo("410 Gone");
        assertThat(notifications.ofUser(ADA, State.CANCELLED, 0, 9))
                .extracting(each -> each.content().channel())
                .containsExactly("w-1", "w-2", "w-3");
        assertThat(notifications.dueChannels(ANY, NOON, 9)).containsExactly("w-4");
        assertThat(notifications
                        .add(List.of(
                                notification(removed, Kind.FILLS, "late", NOON),
                                notification(stays, Kind.FILLS, "fine", NOON)))
                        .ids())
                .hasSize(1);
    }

    // --- notifications

    @Test
    void aNotificationComesBackAsItWas() {
        Channel channel = webhook("w-1", ADA);
        NewNotification added = new NewNotification(
                "w-1", ADA, Kind.CLOSES, FIRST, "Closed", "Two\nlines", "{\"a\":1}", NOON, NOON.plusSeconds(9));

        long id = notifications.add(List.of(added)).ids().get(0);

        assertThat(one(ADA, id))
                .isEqualTo(new Notification(id, added, State.WAITING, 0, null, NOON.plusSeconds(9), null));
        assertThat(claim(channel, NOON.plusSeconds(8))).isEmpty();
        assertThat(claim(channel, NOON.plusSeconds(9)))
                .extracting(Notification::content)
                .containsExactly(added);
    }

    @Test
    void whatIsClaimedNobodyElseGetsUntilTheClaimEnds() {
        Channel channel = webhook("w-1", ADA);
        long first = add(channel, Kind.FILLS, NOON);

        assertThat(notifications.dueChannels(ANY, NOON, 9)).containsExactly("w-1");
        assertThat(claim(channel, NOON)).extracting(Notification::id).containsExactly(first);

        long second = add(channel, Kind.FILLS, NOON);
        assertThat(notifications.dueChannels(ANY, NOON.plusSeconds(29), 9)).isEmpty();
        assertThat(claim(channel, NOON.plusSeconds(29))).isEmpty();

        assertThat(notifications.dueChannels(ANY, NOON.plusSeconds(30), 9)).containsExactly("w-1");
        assertThat(claim(channel, NOON.plusSeconds(30)))
                .extracting(Notification::id)
                .containsExactly(first, second);
    }

    @Test
    void ofManyWhoClaimAtOnceOneGetsIt() throws Exception {
        Channel channel = webhook("w-1", ADA);
        for (int number = 0; number < 20; number++) {
            add(channel, Kind.FILLS, NOON);
        }
        List<Callable<List<Notification>>> claims = new ArrayList<>();
        for (int claimer = 0; claimer < 4; claimer++) {
            claims.add(() -> claim(channel, NOON));
        }

        assertThat(atOnce(claims)).extracting(List::size).containsExactlyInAnyOrder(20, 0, 0, 0);
    }

    @Test
    void whatWasSentIsDoneAndWhatFailedComesAgain() {
        Channel channel = webhook("w-1", ADA);
        long sent = add(channel, Kind.FILLS, NOON);
        long failed = add(channel, Kind.FILLS, NOON);
        long dead = add(channel, Kind.FILLS, NOON);
        long untried = add(channel, Kind.FILLS, NOON);
        claim(channel, NOON);

        notifications.sent(List.of(sent), NOON.plusSeconds(1));
        notifications.failed(List.of(failed), "503", NOON.plusSeconds(60));
        notifications.dead(List.of(dead), "x".repeat(600) + "\u0000", NOON.plusSeconds(2));
        notifications.release(List.of(untried), NOON.plusSeconds(5));

        assertThat(one(ADA, sent))
                .extracting(Notification::state, Notification::finishedAt, Notification::attempts)
                .containsExactly(State.SENT, NOON.plusSeconds(1), 0);
        assertThat(one(ADA, failed))
                .extracting(Notification::state, Notification::lastProblem, Notification::attempts)
                .containsExactly(State.WAITING, "503", 1);
        assertThat(one(ADA, dead))
                .extracting(Notification::state, Notification::lastProblem, Notification::attempts)
                .containsExactly(State.DEAD, "x".repeat(512), 1);
        assertThat(claim(channel, NOON.plusSeconds(5)))
                .extracting(Notification::id)
                .containsExactly(untried);
        notifications.release(List.of(untried), NOON.plusSeconds(60));
        assertThat(claim(channel, NOON.plusSeconds(60)))
                .extracting(Notification::id)
                .containsExactly(failed, untried);
        assertThat(notifications.counts()).isEqualTo(Map.of(State.WAITING, 2L, State.DEAD, 1L));
    }

    @Test
    void aDeadOneIsTriedAgainWhenItsUserSaysSo() {
        Channel channel = webhook("w-1", ADA);
        long id = add(channel, Kind.FILLS, NOON);
        claim(channel, NOON);
        notifications.dead(List.of(id), "410", NOON);

        assertThat(notifications.retry(id, BOB, NOON)).isEmpty();
        assertThat(notifications
                        .retry(id, ADA, NOON.plusSeconds(9))
                        .orElseThrow()
                        .attempts())
                .isZero();
        assertThat(notifications.retry(id, ADA, NOON.plusSeconds(9))).isEmpty();
        assertThat(claim(channel, NOON.plusSeconds(9))).hasSize(1);
    }

    @Test
    void whatCouldNotBeDeliveredAnyMoreIsNotTriedAgain() {
        Channel channel = webhook("w-1", BOB);
        grant(FIRST, BOB, Right.READ, NOON);
        Channel removed = webhook("w-2", BOB);
        Channel off = webhook("w-3", BOB);
        Channel mail = added(Channels.email("m-1", BOB, all()));
        List<Long> dead = notifications
                .add(List.of(
                        notification(channel, Kind.FILLS, FIRST, "secret", NOON),
                        notification(removed, Kind.FILLS, SECOND, "own", NOON),
                        notification(off, Kind.FILLS, SECOND, "own", NOON),
                        notification(mail, Kind.CONFIRMATION, "code", NOON)))
                .ids();
        notifications.dead(dead, "no", NOON);
        revoke(FIRST, BOB);
        channels.remove("w-2", why());
        channels.change(off.switchedOff(null), why());

        for (long id : dead) {
            assertThat(notifications.retry(id, BOB, NOON)).isEmpty();
        }
        assertThat(notifications.counts()).containsEntry(State.DEAD, 4L);
    }

    @Test
    void anAddressThatIsNotConfirmedGetsItsCodeAndNothingElse() {
        Channel mail = added(Channels.email("m-1", ADA, all()));
        add(mail, Kind.FILLS, NOON);
        assertThat(notifications.dueChannels(ANY, NOON, 9)).isEmpty();
        long code = add(mail, Kind.CONFIRMATION, NOON);

        assertThat(notifications.dueChannels(ANY, NOON, 9)).containsExactly("m-1");
        assertThat(claim(mail, NOON)).extracting(Notification::id).containsExactly(code);
    }

    @Test
    void whoMayNotReadAnAccountAnyMoreIsNotToldOfIt() {
        Channel channel = webhook("w-1", BOB);
        grant(FIRST, BOB, Right.READ, NOON);
        long secret = notifications
                .add(List.of(
                        notification(channel, Kind.FILLS, FIRST, "secret", NOON),
                        notification(channel, Kind.FILLS, SECOND, "own", NOON)))
                .ids()
                .get(0);
        revoke(FIRST, BOB);

        assertThat(claim(channel, NOON))
                .extracting(each -> each.content().subject())
                .containsExactly("own");
        assertThat(notifications.ofUser(BOB, null, 0, 9))
                .extracting(Notification::id)
                .isNotEmpty()
                .doesNotContain(secret);
        grant(FIRST, BOB, Right.READ, NOON);
        assertThat(one(BOB, secret).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void whoIsShutOutIsToldNothingMeanwhile() {
        webhook("w-1", ADA);
        add(Channels.webhook("w-1", ADA, all()), Kind.FILLS, NOON);
        JpaUsers users = new JpaUsers(database);

        users.change(ADA, Set.of(Role.TRADER), false, why());
        assertThat(notifications.dueChannels(ANY, NOON, 9)).isEmpty();
        users.change(ADA, Set.of(), true, why());
        assertThat(notifications.dueChannels(ANY, NOON, 9)).isEmpty();
        users.change(ADA, Set.of(Role.TRADER), true, why());
        assertThat(notifications.dueChannels(ANY, NOON, 9)).containsExactly("w-1");
    }

    @Test
    void dueChannelsAreThoseThatWaitedLongestAndOfTheMediaAndUsersAskedFor() {
        Channel page = added(Channels.browser("b-1", ADA, all()));
        Channel late = webhook("w-1", ADA);
        Channel early = webhook("w-2", BOB);
        add(page, Kind.FILLS, NOON.plusSeconds(3));
        add(late, Kind.FILLS, NOON.plusSeconds(2));
        add(early, Kind.FILLS, NOON.plusSeconds(1));
        Instant now = NOON.plusSeconds(3);

        assertThat(notifications.dueChannels(ANY, now, 9)).containsExactly("w-2", "w-1", "b-1");
        assertThat(notifications.dueChannels(ANY, now, 2)).containsExactly("w-2", "w-1");
        assertThat(notifications.dueChannels(Set.of(Medium.WEBHOOK), NOON.plusSeconds(1), 9))
                .containsExactly("w-2");
        assertThat(notifications.dueChannels(List.of(ADA, BOB), Medium.WEBHOOK, now, 9))
                .containsExactly("w-2", "w-1");
        assertThat(notifications.dueChannels(List.of(ADA), Medium.BROWSER, now, 9))
                .containsExactly("b-1");
        assertThat(notifications.dueChannels(Set.<UserId>of(), Medium.BROWSER, now, 9))
                .isEmpty();
        List<UserId> crowd = IntStream.range(0, 1_200)
                .mapToObj(number -> new UserId("v-" + number))
                .toList();
        assertThat(notifications.dueChannels(crowd, Medium.BROWSER, now, 9)).isEmpty();
    }

    @Test
    void beyondTenThousandTheOldestOfTheLeastImportantGiveWay() {
        Channel channel = webhook("w-1", ADA);
        List<NewNotification> many = new ArrayList<>();
        for (int number = 0; number < 9_998; number++) {
            many.add(notification(channel, Kind.FILLS, "fill " + number, NOON));
        }
        notifications.add(many);
        add(channel, Kind.FEED_STATE, NOON);
        add(channel, Kind.SIGNALS, NOON);

        var added = notifications.add(List.of(
                notification(channel, Kind.MARGIN_CALLS, "call", NOON),
                notification(channel, Kind.SIGNALS, "signal", NOON),
                notification(channel, Kind.CLOSES, "close", NOON)));

        assertThat(added.dropped()).isEqualTo(3);
        assertThat(notifications.ofUser(ADA, State.CANCELLED, 0, 9))
                .extracting(each -> each.content().kind())
                .containsExactly(Kind.FEED_STATE, Kind.SIGNALS, Kind.SIGNALS);
        assertThat(notifications.counts().get(State.WAITING)).isEqualTo(10_000);
    }

    @Test
    void idsRiseInTheOrderInWhichTheyAreSeen() throws Exception {
        Channel channel = webhook("w-1", ADA);
        List<Callable<List<Long>>> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            writers.add(() -> {
                List<Long> ids = new ArrayList<>();
                for (int number = 0; number < 10; number++) {
                    ids.add(add(channel, Kind.FILLS, NOON));
                    List<Long> seen = notifications.ofUser(ADA, null, 0, 99).stream()
                            .map(Notification::id)
                            .toList();
                    assertThat(seen)
                            .isEqualTo(LongStream.rangeClosed(1, seen.size())
                                    .boxed()
                                    .toList());
                }
                return ids;
            });
        }

        assertThat(atOnce(writers).stream().flatMap(List::stream).distinct()).hasSize(40);
    }

    @Test
    void whatNobodyTookInTimeIsCancelled() {
        Channel page = added(Channels.browser("b-1", ADA, all()));
        Channel hook = webhook("w-1", ADA);
        long onPage = add(page, Kind.FILLS, NOON);
        long onHook = add(hook, Kind.FILLS, NOON);
        Instant later = NOON.plusSeconds(1);

        assertThat(notifications.expire(NOON, NOON, later)).isZero();
        assertThat(notifications.expire(later, NOON, later)).isEqualTo(1);
        assertThat(one(ADA, onPage).state()).isEqualTo(State.CANCELLED);
        assertThat(one(ADA, onHook).state()).isEqualTo(State.WAITING);
        assertThat(notifications.expire(later, later, later)).isEqualTo(1);
    }

    @Test
    void theUpkeepKeepsWhatWasSentForThirtyDaysAndWhatIsDeadForNinety() {
        Channel channel = webhook("w-1", ADA);
        long sent = add(channel, Kind.FILLS, NOON);
        long dead = add(channel, Kind.FILLS, NOON);
        long waiting = add(channel, Kind.FILLS, NOON);
        notifications.sent(List.of(sent), NOON);
        notifications.dead(List.of(dead), "no", NOON);

        upkeepAfter(Duration.ofDays(6));
        assertThat(one(ADA, waiting).state()).isEqualTo(State.WAITING);
        upkeepAfter(Duration.ofDays(8));
        assertThat(one(ADA, waiting).state()).isEqualTo(State.CANCELLED);
        upkeepAfter(Duration.ofDays(29));
        assertThat(ids(ADA)).containsExactly(sent, dead, waiting);
        upkeepAfter(Duration.ofDays(31));
        assertThat(ids(ADA)).containsExactly(dead, waiting); // cancelled on the eighth day
        upkeepAfter(Duration.ofDays(89));
        assertThat(ids(ADA)).containsExactly(dead);
        upkeepAfter(Duration.ofDays(91));
        assertThat(ids(ADA)).isEmpty();
    }

    private void upkeepAfter(Duration time) {
        Clock clock = Clock.fixed(NOON.plus(time), ZoneOffset.UTC);
        new NotificationRetention(notifications, clock, new FakeNanoClock()).step();
    }

    private List<Long> ids(UserId user) {
        return notifications.ofUser(user, null, 0, 10).stream()
                .map(Notification::id)
                .toList();
    }

    @Test
    void whatEndedLongAgoIsForgotten() {
        Channel channel = webhook("w-1", ADA);
        long sent = add(channel, Kind.FILLS, NOON);
        long dead = add(channel, Kind.FILLS, NOON);
        long waiting = add(channel, Kind.FILLS, NOON);
        notifications.sent(List.of(sent), NOON.plusSeconds(1));
        notifications.dead(List.of(dead), "no", NOON.plusSeconds(1));

        assertThat(notifications.forget(NOON.plusSeconds(1), NOON.plusSeconds(1)))
                .isZero();
        assertThat(notifications.forget(NOON.plusSeconds(2), NOON)).isEqualTo(1);
        assertThat(notifications.forget(FAR_OFF, FAR_OFF)).isEqualTo(1);
        assertThat(notifications.ofUser(ADA, null, 0, 9))
                .extracting(Notification::id)
                .containsExactly(waiting);
    }

    // --- news

    @Test
    void newsBeginsWithTheFirstChannelAndEndsWithTheLast() {
        trade(FIRST, 5);
        news.follow(NOON);
        assertThat(news.untoldJournals(9)).isEmpty();
        assertThat(news.toldSignals()).isEmpty();

        webhook("w-1", ADA);
        assertThat(news.untoldJournals(9)).isEmpty();
        assertThat(news.toldSignals()).isEqualTo(OptionalLong.of(0));
        trade(FIRST, 2);
        trade(SECOND, 2);
        assertThat(news.untoldJournals(9)).containsExactly(new Told(FIRST, 6));

        channels.remove("w-1", why());
        news.follow(NOON);
        assertThat(news.untoldJournals(9)).isEmpty();
        assertThat(news.toldSignals()).isEmpty();
        webhook("w-2", ADA);
        assertThat(news.untoldJournals(9)).isEmpty();
    }

    @Test
    void aMailsNewsBeginsWhenItIsConfirmed() {
        added(Channels.email("m-1", ADA, all()));
        trade(FIRST, 3);
        channels.expect("m-1", new ExpectedCode("hash", FAR_OFF, 3));
        channels.confirm("m-1", "hash", NOON.plusSeconds(10), why());
        assertThat(news.untoldJournals(9)).isEmpty();

        trade(FIRST, 1);
        assertThat(news.untoldJournals(9)).containsExactly(new Told(FIRST, 4));
    }

    @Test
    void anAccountThatIsSharedLaterIsFollowedFromThenOn() {
        Channel channel = webhook("w-1", BOB);
        trade(FIRST, 4); // the fifth entry is of noon and five seconds
        grant(FIRST, BOB, Right.READ, Batches.time(4));

        assertThat(news.untoldJournals(9)).isEmpty();
        news.follow(NOON);

        assertThat(news.untoldJournals(9)).containsExactly(new Told(FIRST, 3));
        assertThat(news.hearers(FIRST)).containsExactly(new Hearer(channel, Batches.time(4)));
        revoke(FIRST, BOB);
        assertThat(news.hearers(FIRST)).isEmpty();
        news.follow(NOON);
        assertThat(news.untoldJournals(9)).isEmpty();
    }

    @Test
    void whatAChannelIsToHearIsNotForgottenForAnotherChannel() {
        Channel first = webhook("w-1", BOB);
        added(Channels.email("m-1", BOB, all()));
        channels.expect("m-1", new ExpectedCode("hash", FAR_OFF, 3));
        trade(FIRST, 4);

        grant(FIRST, BOB, Right.READ, Batches.time(4));
        webhook("w-2", BOB);
        assertThat(news.untoldJournals(9)).containsExactly(new Told(FIRST, 3));

        trade(SECOND, 2);
        news.tellJournal(new Told(FIRST, 3), 5, List.of());
        news.tellJournal(new Told(SECOND, 1), 3, List.of());
        revoke(FIRST, BOB);
        news.follow(NOON);
        grant(FIRST, BOB, Right.READ, Batches.time(4));
        channels.change(first.with("other", first.wishes()), why());
        assertThat(news.untoldJournals(9)).containsExactly(new Told(FIRST, 3));

        revoke(FIRST, BOB);
        news.follow(NOON);
        grant(FIRST, BOB, Right.READ, Batches.time(4));
        channels.confirm("m-1", "hash", NOON.plusSeconds(10), why());
        assertThat(news.untoldJournals(9)).containsExactly(new Told(FIRST, 3));
    }

    @Test
    void whoHearsOfAnAccountMayReadItAndWantsTo() {
        Channel adas = webhook("w-1", ADA);
        webhook("w-2", BOB);
        added(Channels.email("m-1", ADA, all()));
        channels.change(webhook("w-3", ADA).switchedOff(null), why());

        assertThat(news.hearers(FIRST)).extracting(Hearer::channel).containsExactly(adas);
        new JpaUsers(database).change(ADA, Set.of(Role.TRADER), false, why());
        assertThat(news.hearers(FIRST)).isEmpty();
    }

    @Test
    void channelsAreFoundByTheKindTheyWant() {
        Channel signals = added(Channels.webhook("w-1", ADA, Channels.only(Kind.SIGNALS)));
        added(Channels.webhook("w-2", ADA, Channels.only(Kind.SIGNAL_EXECUTIONS)));
        added(Channels.email("m-1", ADA, Channels.only(Kind.SIGNALS)));

        assertThat(news.openChannels(Kind.SIGNALS)).containsExactly(signals);
        assertThat(news.openChannels(Kind.FEED_STATE)).isEmpty();
    }

    @Test
    void whatIsToldByTwoIsToldOnce() throws Exception {
        Channel channel = webhook("w-1", ADA);
        trade(FIRST, 1);
        List<NewNotification> text = List.of(notification(channel, Kind.FILLS, FIRST, "fill", NOON));
        List<Callable<Boolean>> tellers = new ArrayList<>();
        for (int teller = 0; teller < 4; teller++) {
            tellers.add(() -> news.tellJournal(new Told(FIRST, 1), 2, text).isPresent());
        }

        assertThat(atOnce(tellers)).containsExactlyInAnyOrder(true, false, false, false);
        assertThat(notifications.ofUser(ADA, null, 0, 9)).hasSize(1);
        assertThat(news.untoldJournals(9)).isEmpty();
        assertThat(news.tellSignals(0, 3, text)).isPresent();
        assertThat(news.tellSignals(0, 3, text)).isEmpty();
        assertThat(news.toldSignals()).isEqualTo(OptionalLong.of(3));
    }

    @Test
    void executionsAreToldOnceInWhateverOrderTheyAreDecided() {
        Channel channel = webhook("w-1", ADA);
        executed(7, FIRST, "PENDING", null);
        executed(9, FIRST, "EXECUTED", NOON.plusSeconds(9));
        executed(4, FIRST, "REJECTED", NOON.minusSeconds(1));
        executed(9, SECOND, "EXECUTED", NOON.plusSeconds(9));
        assertThat(untold()).containsExactly(9L);
        List<NewNotification> text = List.of(notification(channel, Kind.SIGNAL_EXECUTIONS, FIRST, "done", NOON));

        assertThat(news.tellExecutions(List.of(new Executed(FIRST, 9)), text)).isPresent();
        assertThat(news.tellExecutions(List.of(new Executed(FIRST, 9)), text)).isEmpty();
        assertThat(untold()).isEmpty();

        executed(8, FIRST, "REJECTED", NOON.plusSeconds(5));
        assertThat(untold()).containsExactly(8L);
        news.follow(NOON.plus(Duration.ofDays(1)));
        assertThat(untold()).containsExactly(8L);
        news.tellExecutions(List.of(new Executed(FIRST, 8)), List.of());
        news.follow(NOON.plus(Duration.ofDays(1)));
        assertThat(untold()).isEmpty();
        List<Long> remembered = database.sql(
                connection -> Rows.query(connection, "select * from notification_execution", row -> row.getLong(2)));
        assertThat(remembered).isEmpty();
    }

    private List<Long> untold() {
        return new JdbcUntoldExecutions(database)
                .untold(9).stream().map(Execution::signalSequence).toList();
    }

    private void executed(long signal, AccountId account, String state, Instant decidedAt) {
        database.sql(connection -> Rows.change(
                connection,
                "insert into signal_execution (signal_seq, account, state, created_at, decided_at)"
                        + " values (?, ?, ?, ?, ?)",
                signal,
                account.value(),
                state,
                NOON,
                decidedAt));
    }

    @Test
    void allOfItIsThereAfterARestart() {
        Channel channel = webhook("w-1", ADA);
        long claimed = add(channel, Kind.FILLS, NOON);
        claim(channel, NOON);
        trade(FIRST, 1);

        database.close();
        openDatabase();

        assertThat(channels.ofUser(ADA)).containsExactly(channel);
        assertThat(claim(channel, NOON)).isEmpty();
        assertThat(claim(channel, NOON.plusSeconds(30)))
                .extracting(Notification::id)
                .containsExactly(claimed);
        assertThat(news.untoldJournals(9)).containsExactly(new Told(FIRST, 1));
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(tasks)) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
