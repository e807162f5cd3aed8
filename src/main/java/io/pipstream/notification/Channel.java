package io.pipstream.notification;

import io.pipstream.access.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A way on which a user is notified. Immutable.
 *
 * @param name for people: 1 to 64 characters
 * @param target an e-mail address or a URL; empty for {@link Medium#BROWSER}
 * @param secret what a webhook's messages are signed with, {@code whsec_} and base64; else empty. Kept as it is, because each
 *     message needs it, and told once
 * @param enabled false for one that its user switched off, or that its receiver does not want any more
 * @param since nothing that was before is notified: when it was made, confirmed, or switched on again
 * @param confirmedAt when somebody showed that the address is theirs; null if not yet, and then it gets nothing but
 *     {@link Kind#CONFIRMATION}. What needs no confirmation has it from the start
 * @param problem why it was switched off for the user; null if it was not
 */
public record Channel(
        String id,
        UserId user,
        Medium medium,
        String name,
        String target,
        String secret,
        Wishes wishes,
        boolean enabled,
        Instant createdAt,
        Instant since,
        @Nullable Instant confirmedAt,
        @Nullable String problem) {

    /** Of one user. */
    public static final int MOST = 20;

    public static final int LONGEST_NAME = 64;
    public static final int LONGEST_TARGET = 2_000;

    public boolean isConfirmed() {
        return confirmedAt != null;
    }

    /** Whether it is to hear news at all. */
    public boolean isOpen() {
        return enabled && isConfirmed();
    }

    public Channel with(String newName, Wishes newWishes) {
        return new Channel(
                id, user, medium, newName, target, secret, newWishes, enabled, createdAt, since, confirmedAt, problem);
    }

    /** Switched on from then on; the same if it was on. */
    public Channel switchedOn(Instant now) {
        return enabled
                ? this
                : new Channel(id, user, medium, name, target, secret, wishes, true, createdAt, now, confirmedAt, null);
    }

    /** @param why null if its user did it */
    public Channel switchedOff(@Nullable String why) {
        return new Channel(id, user, medium, name, target, secret, wishes, false, createdAt, since, confirmedAt, why);
    }

    /** Tells neither secret nor target, which may hold one. */
    @Override
    public String toString() {
        return medium.code() + " channel " + id + " of " + user;
    }
}
