package io.pipstream.notification;

import io.pipstream.access.UserId;
import io.pipstream.notification.Notification.State;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notifications on their way. Nothing that was added is ever lost: it waits until somebody says what became of it. Times are kept
 * to the microsecond. Thread-safe; every method waits for the store, and throws what that throws.
 */
public interface NotificationStore {

    /** For one channel; more give way, the least important and oldest first, and are {@link State#CANCELLED}. */
    int MOST_WAITING = 10_000;

    /** All or nothing, but those whose channels have been removed or switched off are left out. */
    Added add(List<NewNotification> notifications);

    /**
     * The channels for which something is due that nobody has claimed, those that waited longest first. Only channels that are
     * open, or to be confirmed.
     */
    List<String> dueChannels(Set<Medium> media, Instant now, int limit);

    /** The channels of these users for which something is due that nobody has claimed. */
    List<String> dueChannels(Collection<UserId> users, Medium medium, Instant now, int limit);

    /**
     * Claims what is due for a channel, oldest first, so that nobody else delivers it until then. Nothing, if somebody has
     * claimed some of the channel's already. What its user may not know any more is cancelled here: only what is
     * returned may be sent.
     *
     * @param until from when on it may be claimed again; a while after the delivery's own deadline
     */
    List<Notification> claim(String channel, Instant now, Instant until, int limit);

    /** Delivered; also if the claim has expired meanwhile. */
    void sent(Collection<Long> ids, Instant at);

    /**
     * Not delivered: counts an attempt and gives the claim back.
     *
     * @param problem without secrets; longer ones than 512 characters are cut
     */
    void failed(Collection<Long> ids, String problem, Instant nextAttemptAt);

    /** Gives the claim back and counts nothing, because nothing was tried. */
    void release(Collection<Long> ids, Instant nextAttemptAt);

    /** Not delivered, and will not be: counts an attempt. */
    void dead(Collection<Long> ids, String problem, Instant at);

    void cancelled(Collection<Long> ids, String problem, Instant at);

    /**
     * Has a dead one delivered again, as if it had never failed. Empty if there is no dead one of that id and user, and if it
     * could not be delivered: its channel is gone or off, the user may not read its account any more, or it is a code.
     */
    Optional<Notification> retry(long id, UserId user, Instant now);

    /**
     * With ids after {@code after}, rising; without those of accounts that the user may not read any more and was not told.
     *
     * @param state null for any
     */
    List<Notification> ofUser(UserId user, @Nullable State state, long after, int limit);

    /** How many wait and how many are dead, for meters. */
    Map<State, Long> counts();

    /** Cancels what waits though it was due before: for the user's pages the one time, which is later, for all others the other. */
    int expire(Instant browserBefore, Instant before, Instant now);

    /**
     * Deletes what was sent or cancelled before the one time, and dead before the other, at most a thousand of each at a time:
     * how many.
     */
    int forget(Instant sentBefore, Instant deadBefore);

    /**
     * What was added.
     *
     * @param ids of those that were added, in the order in which they were given
     * @param dropped how many had to give way, of these or older ones
     */
    record Added(List<Long> ids, int dropped) {

        public Added {
            ids = List.copyOf(ids);
        }
    }
}
