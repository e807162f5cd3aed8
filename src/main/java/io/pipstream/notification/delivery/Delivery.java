package io.pipstream.notification.delivery;

import io.pipstream.notification.Channel;
import io.pipstream.notification.ChannelStore;
import io.pipstream.notification.Notification;
import io.pipstream.notification.NotificationStore;
import io.pipstream.notification.delivery.Outcome.Verdict;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Delivers what is due for a channel, parcel by parcel: claims, delivers, records. What is delivered and cannot be recorded is
 * delivered again, under the same id, when the claim has expired. Thread-safe, for different channels at once.
 */
final class Delivery {

    /** After that no further parcel of a channel begins, so that others have their turn. */
    static final Duration TURN = Duration.ofSeconds(20);

    /** A turn, the longest delivery, and what else may take its time. */
    static final Duration CLAIM = Duration.ofMinutes(2);

    static final int MOST_AT_ONCE = 20;
    static final int MOST_IN_DIGEST = 200;

    private static final int PLACES = 5;
    private static final Logger LOG = System.getLogger(Delivery.class.getName());

    private final ChannelStore channels;
    private final NotificationStore notifications;
    private final Carriers carriers;
    private final Restraint restraint;
    private final RetryPlan plan;
    private final DeliveryMeters meters;
    private final Clock clock;

    Delivery(
            ChannelStore channels,
            NotificationStore notifications,
            Carriers carriers,
            Restraint restraint,
            RetryPlan plan,
            DeliveryMeters meters,
            Clock clock) {
        this.channels = channels;
        this.notifications = notifications;
        this.carriers = carriers;
        this.restraint = restraint;
        this.plan = plan;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * @param stopped whether the application ends: then no further parcel begins
     * @return whether there was anything to do
     */
    boolean deliver(Channel channel, BooleanSupplier stopped) {
        Instant begun = clock.instant();
        int most = channel.wishes().digest() == null ? MOST_AT_ONCE : MOST_IN_DIGEST;
        List<Notification> claimed = notifications.claim(channel.id(), begun, begun.plus(CLAIM), most);
        Queue<Parcel> left = new ArrayDeque<>(Parcel.of(channel, claimed));
        Optional<Instant> later = Optional.empty();
        while (!left.isEmpty() && later.isEmpty()) {
            Instant now = clock.instant();
            if (isClosed(channel, left.element())) {
                notifications.cancelled(left.remove().ids(), "the channel was removed, or is not open", now);
            } else if (stopped.getAsBoolean() || now.isAfter(begun.plus(TURN))) {
                later = Optional.of(now);
            } else {
                later = restraint.take(channel, now).or(() -> deliver(channel, left.remove()));
            }
        }
        List<Long> untouched =
                left.stream().flatMap(parcel -> parcel.ids().stream()).toList();
        if (!untouched.isEmpty()) {
            notifications.release(untouched, later.orElse(begun));
        }
        return !claimed.isEmpty();
    }

    /** Removed or switched off since, or never confirmed. */
    private boolean isClosed(Channel channel, Parcel next) {
        return channels.find(channel.id())
                .filter(now -> now.isOpen() || (now.enabled() && next.isConfirmation()))
                .isEmpty();
    }

    /** When the next parcel may be delivered; empty for at once. */
    private Optional<Instant> deliver(Channel channel, Parcel parcel) {
        Outcome outcome = meters.timed(channel.medium(), () -> outcome(channel, parcel));
        Instant now = clock.instant();
        if (outcome.verdict() == Verdict.SENT) {
            restraint.delivered(channel);
            notifications.sent(parcel.ids(), now);
            return Optional.empty();
        }
        LOG.log(Level.DEBUG, "{0} for {1}: {2}", parcel.id(), channel, outcome.problem());
        Instant next = restraint.failed(channel, outcome, now);
        record(parcel, outcome, now);
        if (outcome.verdict() == Verdict.GONE) {
            channels.disable(channel.id(), outcome.problem(), now);
        }
        return Optional.of(next);
    }

    /** A flaw of ours must not take the same notification's turn for ever. */
    private Outcome outcome(Channel channel, Parcel parcel) {
        try {
            return carriers.deliver(channel, parcel);
        } catch (RuntimeException | LinkageError flaw) {
            // without its message, in which the address may be
            LOG.log(Level.WARNING, "A delivery for {0} ended with {1} {2}", channel, flaw.getClass(), at(flaw));
            return Outcome.failed("the delivery ended unexpectedly");
        }
    }

    private static String at(Throwable flaw) {
        return Stream.of(flaw.getStackTrace())
                .limit(PLACES)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    /** Those of a digest that are tried again stay together. */
    private void record(Parcel parcel, Outcome outcome, Instant now) {
        List<Long> dead = new ArrayList<>();
        List<Long> again = new ArrayList<>();
        Duration longest = Duration.ZERO;
        for (Notification notification : parcel.notifications()) {
            Optional<Duration> wait = plan.after(
                    outcome, notification.attempts() + 1, parcel.first().id());
            if (wait.isEmpty()) {
                dead.add(notification.id());
            } else {
                again.add(notification.id());
                longest = wait.get().compareTo(longest) > 0 ? wait.get() : longest;
            }
        }
        if (!dead.isEmpty()) {
            notifications.dead(dead, outcome.problem(), now);
        }
        if (!again.isEmpty()) {
            notifications.failed(again, outcome.problem(), now.plus(longest));
        }
    }
}
