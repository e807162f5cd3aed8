package io.pipstream.notification.delivery;

import io.pipstream.access.AuditEntry;
import io.pipstream.access.UserId;
import io.pipstream.notification.Channel;
import io.pipstream.notification.ChannelStore;
import io.pipstream.notification.Medium;
import io.pipstream.notification.NewNotification;
import io.pipstream.notification.Notification;
import io.pipstream.notification.Notification.State;
import io.pipstream.notification.NotificationStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Channels and notifications in memory, which can fail at a write: before it is done, or after. */
final class FakeStore implements ChannelStore, NotificationStore {

    /** When a write fails. */
    enum Failure {
        BEFORE,
        AFTER
    }

    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<Long, Notification> notifications = new TreeMap<>();
    private final Map<Long, Instant> claims = new HashMap<>();
    private int writes;
    private int failingWrite = -1;
    private Failure failure = Failure.BEFORE;

    void add(Channel channel) {
        channels.put(channel.id(), channel);
    }

    void add(Notification notification) {
        notifications.put(notification.id(), notification);
    }

    Notification notification(long id) {
        return notifications.get(id);
    }

    List<State> states() {
        return notifications.values().stream().map(Notification::state).toList();
    }

    /** When the next waiting one is due; it may be claimed still. */
    Optional<Instant> nextDue() {
        return notifications.values().stream()
                .filter(one -> one.state() == State.WAITING)
                .map(one -> later(one.nextAttemptAt(), claims.getOrDefault(one.id(), Instant.MIN)))
                .min(Comparator.naturalOrder());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    int writes() {
        return writes;
    }

    void failAt(int write, Failure when) {
        failingWrite = write;
        failure = when;
    }

    void failAlways() {
        failingWrite = 0;
    }

    private void write(Runnable change) {
        writes++;
        boolean fails = failingWrite == 0 || writes == failingWrite;
        if (!fails || failure == Failure.AFTER) {
            change.run();
        }
        if (fails) {
            throw new IllegalStateException("killed at write " + writes);
        }
    }

    @Override
    public List<String> dueChannels(Set<Medium> media, Instant now, int limit) {
        return notifications.values().stream()
                .filter(one -> isDue(one, now))
                .filter(one ->
                        media.contains(channels.get(one.content().channel()).medium()))
                .sorted(Comparator.comparing(Notification::nextAttemptAt))
                .map(one -> one.content().channel())
                .distinct()
                .filter(id -> !isClaimed(id, now))
                .limit(limit)
                .toList();
    }

    private boolean isDue(Notification one, Instant now) {
        Channel channel = channels.get(one.content().channel());
        return channel != null
                && channel.enabled()
                && one.state() == State.WAITING
                && !one.nextAttemptAt().isAfter(now);
    }

    private boolean isClaimed(String channel, Instant now) {
        return notifications.values().stream()
                .filter(one -> one.content().channel().equals(channel) && one.state() == State.WAITING)
                .anyMatch(one -> claims.getOrDefault(one.id(), Instant.MIN).isAfter(now));
    }

    @Override
    public List<Notification> claim(String channel, Instant now, Instant until, int limit) {
        if (isClaimed(channel, now)) {
            return List.of();
        }
        List<Notification> due = notifications.values().stream()
                .filter(one -> one.content().channel().equals(channel) && isDue(one, now))
                .limit(limit)
                .toList();
        if (!due.isEmpty()) {
            write(() -> due.forEach(one -> claims.put(one.id(), until)));
        }
        return due;
    }

    @Override
    public void sent(Collection<Long> ids, Instant at) {
        write(() -> ids.forEach(id -> change(id, one -> state(one, State.SENT, one.attempts(), null, at))));
    }

    @Override
    public void failed(Collection<Long> ids, String problem, Instant nextAttemptAt) {
        write(() -> changeWaiting(ids, one -> state(one, State.WAITING, one.attempts() + 1, problem, nextAttemptAt)));
    }

    @Override
    public void release(Collection<Long> ids, Instant nextAttemptAt) {
        write(() ->
                changeWaiting(ids, one -> state(one, State.WAITING, one.attempts(), one.lastProblem(), nextAttemptAt)));
    }

    @Override
    public void dead(Collection<Long> ids, String problem, Instant at) {
        write(() -> changeWaiting(ids, one -> state(one, State.DEAD, one.attempts() + 1, problem, at)));
    }

    @Override
    public void cancelled(Collection<Long> ids, String problem, Instant at) {
        write(() -> changeWaiting(ids, one -> state(one, State.CANCELLED, one.attempts(), problem, at)));
    }

    private static Notification state(
            Notification one, State state, int attempts, @Nullable String problem, Instant at) {
        return new Notification(
                one.id(), one.content(), state, attempts, problem, at, state == State.WAITING ? null : at);
    }

    private void changeWaiting(Collection<Long> ids, UnaryOperator<Notification> change) {
        for (Long id : ids) {
            if (notifications.get(id).state() == State.WAITING) {
                change(id, change);
            }
        }
    }

    private void change(long id, UnaryOperator<Notification> change) {
        notifications.computeIfPresent(id, (key, one) -> change.apply(one));
        claims.remove(id);
    }

    @Override
    public Optional<Channel> find(String id) {
        return Optional.ofNullable(channels.get(id));
    }

    @Override
    public void disable(String id, String problem, Instant now) {
        write(() -> {
            channels.computeIfPresent(id, (key, channel) -> channel.switchedOff(problem));
            cancelAll(id, now);
        });
    }

    /** As the user does. */
    void remove(String id, Instant now) {
        channels.remove(id);
        cancelAll(id, now);
    }

    private void cancelAll(String channel, Instant now) {
        List<Long> ids = new ArrayList<>();
        notifications.values().stream()
                .filter(one -> one.content().channel().equals(channel))
                .forEach(one -> ids.add(one.id()));
        changeWaiting(ids, one -> state(one, State.CANCELLED, one.attempts(), "the channel is gone", now));
    }

    @Override
    public Map<State, Long> counts() {
        Map<State, Long> counts = new HashMap<>();
        notifications.values().forEach(one -> counts.merge(one.state(), 1L, Long::sum));
        return counts;
    }

    @Override
    public boolean add(Channel channel, AuditEntry why) {
        throw new UnsupportedOperationException("add");
    }

    @Override
    public List<Channel> ofUser(UserId user) {
        throw new UnsupportedOperationException("ofUser");
    }

    @Override
    public boolean change(Channel channel, AuditEntry why) {
        throw new UnsupportedOperationException("change");
    }

    @Override
    public boolean remove(String id, AuditEntry why) {
        throw new UnsupportedOperationException("remove");
    }

    @Override
    public void expect(String id, ExpectedCode code) {
        throw new UnsupportedOperationException("expect");
    }

    @Override
    public boolean confirm(String id, String hash, Instant now, AuditEntry why) {
        throw new UnsupportedOperationException("confirm");
    }

    @Override
    public Added add(List<NewNotification> added) {
        throw new UnsupportedOperationException("add");
    }

    @Override
    public List<String> dueChannels(Collection<UserId> users, Medium medium, Instant now, int limit) {
        throw new UnsupportedOperationException("dueChannels");
    }

    @Override
    public Optional<Notification> retry(long id, UserId user, Instant now) {
        throw new UnsupportedOperationException("retry");
    }

    @Override
    public List<Notification> ofUser(UserId user, @Nullable State state, long after, int limit) {
        throw new UnsupportedOperationException("ofUser");
    }

    @Override
    public int expire(Instant browserBefore, Instant before, Instant now) {
        throw new UnsupportedOperationException("expire");
    }

    @Override
    public int forget(Instant sentBefore, Instant deadBefore) {
        throw new UnsupportedOperationException("forget");
    }
}
