package io.pipstream.notification.delivery;

import io.pipstream.notification.Channel;
import io.pipstream.notification.Medium;
import io.pipstream.notification.delivery.Outcome.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** When a channel or a medium is left alone: after failures, and when a user has had their mails of this minute. Thread-safe. */
final class Restraint {

    private static final Duration LONGEST_OF_CHANNEL = Duration.ofMinutes(5);
    private static final Duration LONGEST_OF_MEDIUM = Duration.ofMinutes(1);

    private final RetryPlan plan;
    private final Pauses channels;
    private final Pauses media;
    private final MailRate rate;

    /** @param plan a pause is no longer than its waits */
    Restraint(RetryPlan plan, MailRate rate) {
        this.plan = plan;
        this.channels = pauses(plan, LONGEST_OF_CHANNEL);
        this.media = pauses(plan, LONGEST_OF_MEDIUM);
        this.rate = rate;
    }

    private static Pauses pauses(RetryPlan plan, Duration longest) {
        return new Pauses(shorter(plan.first(), longest), shorter(plan.longest(), longest));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Those of these that are not left alone now. */
    Set<Medium> working(Set<Medium> all, Instant now) {
        Set<Medium> working = EnumSet.noneOf(Medium.class);
        for (Medium medium : all) {
            if (media.until(medium.code(), now).isEmpty()) {
                working.add(medium);
            }
        }
        return working;
    }

    boolean isLeftAlone(String channel, Instant now) {
        return channels.until(channel, now).isPresent();
    }

    /** As many channels may be left alone now, or more than are. */
    int mostLeftAlone() {
        return channels.size() + Channel.MOST * Math.toIntExact(rate.fullUsers());
    }

    boolean hasHadEnough(Channel channel, Instant now) {
        return channel.medium() == Medium.EMAIL && rate.isFull(channel.user(), now);
    }

    /** Empty if another parcel may be delivered now; else when. */
    Optional<Instant> take(Channel channel, Instant now) {
        boolean mayGo = channel.medium() != Medium.EMAIL || rate.take(channel.user(), now);
        return mayGo ? Optional.empty() : Optional.of(MailRate.nextMinute(now));
    }

    void delivered(Channel channel) {
        channels.end(channel.id());
        media.end(channel.medium().code());
    }

    /** When the channel may be tried again. */
    Instant failed(Channel channel, Outcome outcome, Instant now) {
        if (outcome.verdict() == Verdict.DOWN) {
            return media.begin(channel.medium().code(), now, Duration.ZERO);
        }
        return channels.begin(
                channel.id(), now, plan.bounded(outcome.retryAfter().orElse(Duration.ZERO)));
    }
}
