package io.pipstream.stream;

import io.pipstream.access.Credential;
import io.pipstream.domain.account.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator sees of an open socket.
 *
 * @param id names it on this node; no secret, and good for nothing else
 * @param user the name of whoever opened it
 * @param address from where
 * @param account whose events it is told, or that the client named; null for none
 * @param messagesSent handed to the server's own sending, as are the bytes
 * @param pricesConflated spared because a newer one took their place
 * @param eventsWaiting trade events, signals and answers that the client has no room for
 * @param windowFull whether the client has yet to confirm as much as may be under way
 */
public record OpenSocket(
        String id,
        Audience audience,
        String user,
        String address,
        @Nullable AccountId account,
        Credential.Kind credential,
        Instant since,
        long messagesSent,
        long bytesSent,
        long pricesConflated,
        int eventsWaiting,
        boolean windowFull) {}
