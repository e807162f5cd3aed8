package io.pipstream.notification.delivery;

import static io.pipstream.notification.delivery.Channels.fill;
import static io.pipstream.notification.delivery.Channels.news;
import static io.pipstream.notification.delivery.Channels.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.notification.Channel;
import io.pipstream.notification.Kind;
import io.pipstream.notification.Notification;
import io.pipstream.notification.Notification.State;
import io.pipstream.notification.delivery.CourierStage.Tried;
import io.pipstream.platform.HandDriven;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CourierTest {

    private final CourierStage stage = new CourierStage();

    @Test
    void whatIsDueIsDelivered() {
        stage.fills(stage.webhook("hook", "alice"), 1, 2);
        stage.fills(stage.email("mail", "bob"), 3);

        stage.look();

        assertThat(stage.tried)
                .extracting(Tried::parcel)
                .containsExactlyInAnyOrder("msg_hook_1", "msg_hook_2", "msg_mail_3");
        assertThat(stage.store.states()).containsOnly(State.SENT);
    }

    @Test
    void aRingIsEnough() {
        stage.fills(stage.webhook("hook", "alice"), 1);

        stage.courier().rung();
        stage.threads.runAll();

        assertThat(stage.store.states()).containsOnly(State.SENT);
    }

    @Test
    void noDeliveryTakesAThreadThatTradesMayNeed() {
        HandDriven blocking = new HandDriven();
        HandDriven delivering = new HandDriven();
        Courier courier = stage.another(blocking, delivering);
        stage.fills(stage.webhook("hook", "alice"), 1);

        courier.rung();
        blocking.runAll();
        assertThat(stage.tried).isEmpty();

        delivering.runAll();
        assertThat(stage.store.states()).containsOnly(State.SENT);
    }

    @Test
    void whatIsNotDueWaits() {
        Channel channel = stage.webhook("hook", "alice");
        Notification later = fill(channel, 1);
        stage.store.add(
                new Notification(1, later.content(), State.WAITING, 0, null, Channels.NOON.plusSeconds(60), null));

        stage.goOn(59);
        assertThat(stage.tried).isEmpty();

        stage.goOn(1);
        assertThat(stage.store.states()).containsOnly(State.SENT);
    }

    @Test
    void aWebhookThatFailsNineTimesTakesTheTenth() {
        stage.fills(stage.webhook("hook", "alice"), 1);
        AtomicInteger count = new AtomicInteger();
        stage.receiver =
                (channel, parcel) -> count.incrementAndGet() < 10 ? Outcome.failed("answered 500") : Outcome.sent();

        stage.finish(Duration.ofDays(2));

        assertThat(stage.tried).hasSize(10);
        assertThat(stage.tried).extracting(Tried::parcel).containsOnly("msg_hook_1");
        assertThat(stage.store.notification(1).state()).isEqualTo(State.SENT);
        assertThat(stage.store.notification(1).attempts()).isEqualTo(9);
    }

    @Test
    void aWebhookThatAlwaysFailsIsGivenUpAfterTwelveAttemptsWithinADay() {
        stage.fills(stage.webhook("hook", "alice"), 1);
        stage.receiver = (channel, parcel) -> Outcome.failed("answered 500");

        stage.finish(Duration.ofDays(2));

        assertThat(stage.tried).hasSize(RetryPlan.MOST_ATTEMPTS);
        assertThat(stage.clock.instant()).isBefore(Channels.NOON.plus(Duration.ofDays(1)));
        Notification dead = stage.store.notification(1);
        assertThat(dead.state()).isEqualTo(State.DEAD);
        assertThat(dead.attempts()).isEqualTo(RetryPlan.MOST_ATTEMPTS);
        assertThat(dead.lastProblem()).isEqualTo("answered 500");
    }

    @Test
    void aReceiverThatRefusesIsGivenUpAfterSix() {
        stage.fills(stage.webhook("hook", "alice"), 1);
        stage.receiver = (channel, parcel) -> Outcome.refused("answered 404");

        stage.finish(Duration.ofDays(2));

        assertThat(stage.tried).hasSize(RetryPlan.MOST_REFUSALS);
        assertThat(stage.store.notification(1).state()).isEqualTo(State.DEAD);
    }

    @Test
    void whatIsImpossibleIsGivenUpAtOnce() {
        stage.fills(stage.email("mail", "alice"), 1);
        stage.receiver = (channel, parcel) -> Outcome.impossible("the mail server refuses the address");

        stage.look();

        assertThat(stage.tried).hasSize(1);
        assertThat(stage.store.notification(1).state()).isEqualTo(State.DEAD);
        assertThat(stage.store.find("mail").orElseThrow().enabled()).isTrue();
    }

    @Test
    void aReceiverThatIsGoneIsSwitchedOff() {
        stage.fills(stage.webhook("hook", "alice"), 1, 2);
        stage.receiver = (channel, parcel) -> Outcome.gone("answered 410");

        stage.finish(Duration.ofDays(2));

        assertThat(stage.tried).hasSize(1);
        assertThat(stage.store.states()).containsExactly(State.DEAD, State.CANCELLED);
        Channel channel = stage.store.find("hook").orElseThrow();
        assertThat(channel.enabled()).isFalse();
        assertThat(channel.problem()).isEqualTo("answered 410");
    }

    @Test
    void whileAReceiverIsAwayOneMessageTriesItAndTheOthersWaitWithoutLosingAttempts() {
        stage.fills(
                stage.webhook("hook", "alice"), LongStream.rangeClosed(1, 50).toArray());
        Instant back = Channels.NOON.plus(Duration.ofHours(1));
        stage.receiver = (channel, parcel) ->
                stage.clock.instant().isBefore(back) ? Outcome.failed("no connection") : Outcome.sent();

        stage.goOn(70 * 60);

        assertThat(stage.tried.stream().filter(one -> one.at().isBefore(back)))
                .hasSizeLessThan(20); // 5 s, 20 s, 80 s, then every five minutes
        assertThat(stage.store.states().stream().filter(state -> state == State.SENT))
                .hasSizeGreaterThan(45); // those that were tried wait as long as their own attempts say
        stage.finish(Duration.ofDays(1));
        assertThat(stage.store.states()).containsOnly(State.SENT);
        assertThat(LongStream.rangeClosed(1, 50).mapToObj(stage.store::notification))
                .allMatch(one -> one.attempts() < RetryPlan.MOST_ATTEMPTS);
    }

    @Test
    void aReceiverThatAsksForTimeGetsIt() {
        stage.fills(stage.webhook("hook", "alice"), 1, 2);
        AtomicInteger count = new AtomicInteger();
        stage.receiver = (channel, parcel) -> count.incrementAndGet() == 1
                ? Outcome.failed("answered 429").after(Optional.of(Duration.ofMinutes(10)))
                : Outcome.sent();

        stage.look();
        stage.goOn(599);
        assertThat(stage.tried).hasSize(1);

        stage.goOn(1);
        assertThat(stage.store.states()).containsOnly(State.SENT);
    }

    @Test
    void aMailServerThatIsDownIsTriedByOneMailAndWebhooksGoOn() {
        for (int user = 1; user <= 20; user++) {
            stage.fills(stage.email("mail" + user, "user" + user), user);
        }
        Channel hook = stage.webhook("hook", "alice");
        stage.fills(hook, 100);
        stage.receiver = (channel, parcel) ->
                channel.equals(hook) ? Outcome.sent() : Outcome.down("no connection to the mail server");

        stage.goOn(60);

        assertThat(stage.store.notification(100).state()).isEqualTo(State.SENT);
        assertThat(stage.tried.stream().filter(one -> !one.channel().equals("hook")))
                .hasSizeBetween(2, 8);

        stage.receiver = (channel, parcel) -> Outcome.sent();
        stage.goOn(90);
        assertThat(stage.store.states()).containsOnly(State.SENT);
    }

    @Test
    void aDigestIsOneParcelAndWhatIsUrgentIsNot() {
        Channel channel = Channels.hourly(stage.webhook("hook", "alice"));
        stage.store.add(channel);
        stage.fills(channel, 1, 2);
        stage.store.add(waiting(3, news(channel, Kind.MARGIN_CALLS, "Margin call")));
        stage.store.add(waiting(4, news(channel, Kind.TEST, "Test")));
        stage.fills(channel, 5);

        stage.look();

        assertThat(stage.tried).extracting(Tried::ids).containsExactly(List.of(3L), List.of(4L), List.of(1L, 2L, 5L));
    }

    @Test
    void aDigestThatFailsComesAgainAsItWas() {
        Channel channel = Channels.hourly(stage.webhook("hook", "alice"));
        stage.store.add(channel);
        stage.fills(channel, 1, 2, 3);
        AtomicInteger count = new AtomicInteger();
        stage.receiver = (to, parcel) -> count.incrementAndGet() < 4 ? Outcome.failed("no connection") : Outcome.sent();

        stage.finish(Duration.ofDays(1));

        assertThat(stage.tried).hasSize(4);
        assertThat(stage.tried.stream().map(Tried::parcel).distinct()).hasSize(1);
        assertThat(stage.store.states()).containsOnly(State.SENT);
    }

    @Test
    void digestsOfOtherNotificationsHaveOtherNames() {
        Channel channel = Channels.hourly(stage.webhook("hook", "alice"));
        Set<String> names = Set.of(
                        List.of(fill(channel, 1), fill(channel, 2)),
                        List.of(fill(channel, 1), fill(channel, 3)),
                        List.of(fill(channel, 1), fill(channel, 2), fill(channel, 3)),
                        List.of(fill(channel, 12), fill(channel, 3)),
                        List.of(fill(channel, 1), fill(channel, 23)))
                .stream()
                .map(list -> Parcel.of(channel, list).get(0).id())
                .collect(Collectors.toSet());

        assertThat(names).hasSize(5);
    }

    @Test
    void aChannelThatIsRemovedMeanwhileGetsNothingMore() {
        Channel channel = stage.webhook("hook", "alice");
        stage.fills(channel, 1, 2, 3);
        stage.receiver = (to, parcel) -> {
            stage.store.remove("hook", stage.clock.instant());
            return Outcome.sent();
        };

        stage.finish(Duration.ofDays(1));

        assertThat(stage.tried).extracting(Tried::ids).containsExactly(List.of(1L));
        assertThat(stage.store.states()).containsExactly(State.SENT, State.CANCELLED, State.CANCELLED);
    }

    @Test
    void anAddressThatNobodyConfirmedGetsItsCodeAndNothingElse() {
        Channel channel = Channels.unconfirmed(stage.email("mail", "alice"));
        stage.store.add(channel);
        stage.store.add(waiting(1, news(channel, Kind.CONFIRMATION, "Your code")));
        stage.fills(channel, 2);

        stage.look();

        assertThat(stage.tried).extracting(Tried::ids).containsExactly(List.of(1L));
    }

    @Test
    void atMostFourDeliveriesAreUnderWayTwoOfAUserAndTwoByMail() {
        for (int count = 1; count <= 5; count++) {
            stage.fills(stage.webhook("greedy" + count, "greedy"), count);
        }
        for (int count = 11; count <= 14; count++) {
            stage.fills(stage.email("mail" + count, "user" + count), count);
        }
        stage.threads.tick();
        stage.threads.runNext(); // the look; what it began waits for a thread

        assertThat(stage.threads.waiting()).isEqualTo(Lanes.ALL);
        stage.threads.runNext();
        stage.threads.runNext();
        assertThat(stage.tried).extracting(Tried::channel).containsExactly("greedy1", "greedy2");
        stage.threads.runAll();
        assertThat(stage.store.states()).containsOnly(State.SENT);
    }

    @Test
    void usersBehindManyThatAreLeftAloneHaveTheirTurn() {
        for (int count = 1; count <= 400; count++) {
            stage.fills(stage.webhook("away" + count, "user" + count), count);
        }
        stage.receiver = (channel, parcel) ->
                channel.id().startsWith("away") ? Outcome.failed("no answer in time") : Outcome.sent();
        stage.look();

        stage.pass(Duration.ofSeconds(3));
        stage.fills(stage.webhook("good", "zoe"), 1_000);
        stage.look();

        assertThat(stage.store.notification(1_000).state()).isEqualTo(State.SENT);
    }

    @Test
    void aUserGetsThirtyMailsAMinuteAndTheRestInTheNext() {
        stage.fills(stage.email("mail", "alice"), LongStream.rangeClosed(1, 70).toArray());
        stage.fills(stage.email("other", "bob"), 101);

        stage.goOn(59);
        assertThat(stage.tried.stream().filter(one -> one.channel().equals("mail")))
                .hasSize(30);
        assertThat(stage.store.notification(101).state()).isEqualTo(State.SENT);

        stage.goOn(60);
        assertThat(stage.tried.stream().filter(one -> one.channel().equals("mail")))
                .hasSize(60);
        stage.goOn(60);
        assertThat(stage.store.states()).containsOnly(State.SENT);
    }

    @Test
    void aChannelsTurnEndsSoThatOthersHaveTheirs() {
        stage.fills(
                stage.webhook("slow", "alice"), LongStream.rangeClosed(1, 10).toArray());
        stage.receiver = (channel, parcel) -> {
            stage.pass(Duration.ofSeconds(9));
            return Outcome.sent();
        };
        stage.threads.tick();
        stage.threads.runNext();
        stage.threads.runNext();

        assertThat(stage.tried).hasSize(3);
        stage.threads.runAll();
        assertThat(stage.store.states()).containsOnly(State.SENT);
    }

    @Test
    void twoNodesDoNotDeliverTheSame() {
        HandDriven otherThreads = new HandDriven();
        stage.another(otherThreads);
        for (int count = 1; count <= 10; count++) {
            stage.fills(stage.webhook("hook" + count, "user" + count), count, 100 + count);
        }

        for (int step = 0; step < 100; step++) {
            stage.threads.tick();
            otherThreads.tick();
            while (stage.threads.waiting() + otherThreads.waiting() > 0) {
                if (stage.threads.waiting() > 0) {
                    stage.threads.runNext();
                }
                if (otherThreads.waiting() > 0) {
                    otherThreads.runNext();
                }
            }
        }

        assertThat(stage.tried).hasSize(20);
        assertThat(stage.tried.stream().map(Tried::parcel).distinct()).hasSize(20);
        assertThat(stage.store.states()).containsOnly(State.SENT);
    }

    @Test
    void afterTheEndNothingNewBegins() {
        stage.fills(stage.webhook("hook", "alice"), 1, 2, 3);
        stage.receiver = (channel, parcel) -> {
            stage.courier().stop(new Object());
            return Outcome.sent();
        };

        stage.look();
        stage.goOn(5);

        assertThat(stage.tried).hasSize(1);
        assertThat(stage.store.states()).containsExactly(State.SENT, State.WAITING, State.WAITING);
    }

    @Test
    void aServerWithoutAThreadIsNotTheEnd() {
        stage.fills(stage.webhook("hook", "alice"), 1);
        stage.threads.reject();
        stage.goOn(3);
        assertThat(stage.tried).isEmpty();

        stage.threads.accept();
        stage.goOn(1);

        assertThat(stage.store.states()).containsOnly(State.SENT);
    }

    @Test
    void aFlawOfOursCountsAsAnAttempt() {
        stage.fills(stage.webhook("hook", "alice"), 1);
        stage.receiver = (channel, parcel) -> {
            throw new IllegalStateException("a flaw with s3cret");
        };

        stage.finish(Duration.ofDays(2));

        assertThat(stage.store.notification(1).state()).isEqualTo(State.DEAD);
        assertThat(stage.store.notification(1).lastProblem()).isEqualTo("the delivery ended unexpectedly");
    }

    @Test
    void metersTellWhatBecameOfDeliveries() {
        stage.fills(stage.webhook("hook", "alice"), 1, 2);
        stage.receiver = (channel, parcel) -> parcel.ids().contains(1L) ? Outcome.impossible("never") : Outcome.sent();

        stage.goOn(20);
        stage.goOn(20);

        assertThat(count("webhook", "sent")).isEqualTo(1);
        assertThat(count("webhook", "impossible")).isEqualTo(1);
        assertThat(stage.registry.get(DeliveryMeters.DEAD).gauge().value()).isEqualTo(1);
        assertThat(stage.registry.get(DeliveryMeters.WAITING).gauge().value()).isZero();
        assertThat(stage.registry
                        .get(DeliveryMeters.TIME)
                        .tag("medium", "webhook")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    private double count(String medium, String outcome) {
        return stage.registry
                .get(DeliveryMeters.DELIVERIES)
                .tag("medium", medium)
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
