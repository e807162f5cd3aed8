package io.pipstream.notification;

import io.pipstream.access.AuditEntry;
import io.pipstream.access.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The channels. Times are kept to the microsecond. Thread-safe; every method waits for the store, and throws what that throws. */
public interface ChannelStore {

    /**
     * From its return on, nothing that happens is missed.
     *
     * @return false if the user has {@link Channel#MOST} of them: then nothing was recorded
     */
    boolean add(Channel channel, AuditEntry why);

    Optional<Channel> find(String id);

    /** Oldest first. */
    List<Channel> ofUser(UserId user);

    /**
     * Writes name, wishes, whether it is enabled, since when, and the problem; cancels what waits if it is not.
     *
     * @return false if there is none of that id: then nothing was recorded
     */
    boolean change(Channel channel, AuditEntry why);

    /**
     * Switches it off and cancels what waits, because its receiver wants nothing any more; its user sees why.
     *
     * @param problem at most 512 characters
     */
    void disable(String id, String problem, Instant now);

    /** Cancels what waits for it, too. @return false if there is none of that id: then nothing was recorded */
    boolean remove(String id, AuditEntry why);

    /** Another code is asked for from now on, in the place of an earlier one. */
    void expect(String id, ExpectedCode code);

    /**
     * Confirms the channel if that is the hash of the code that is expected, and in time. A wrong one costs one of its
     * attempts.
     */
    boolean confirm(String id, String hash, Instant now, AuditEntry why);

    /** @param hash of the code, which is not kept here */
    record ExpectedCode(String hash, Instant expiresAt, int attempts) {}
}
