package io.pipstream.stream;

import io.pipstream.access.AccessEnded;
import io.pipstream.access.Caller;
import io.pipstream.domain.account.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a session open, and for what.
 *
 * @param id by which an administrator names the session; good for nothing else
 * @param account whose events it is told, or that the client named; null for none
 */
record Holder(
        String id,
        Audience audience,
        Caller caller,
        @Nullable AccountId account,
        Instant since) {

    /** Whether what has ended is what the session stands on. */
    boolean isHitBy(AccessEnded ended) {
        String credential = ended.credential();
        if (credential == null && ended.user() == null && ended.account() == null) {
            return false;
        }
        return (credential == null || credential.equals(caller.credential().id()))
                && (ended.user() == null || ended.user().equals(caller.user()))
                && (ended.account() == null || ended.account().equals(account));
    }
}
