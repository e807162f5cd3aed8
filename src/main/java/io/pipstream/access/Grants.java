package io.pipstream.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.pipstream.access.AccountGrant.Right;
import io.pipstream.domain.account.AccountId;
import io.pipstream.platform.NanoClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which accounts a user may see and trade. What was looked up is remembered for some seconds, and forgotten at once where it
 * changes on this node. Thread-safe.
 */
@ApplicationScoped
public class Grants {

    static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 10_000;

    private final GrantStore store;
    private final Event<AccessEnded> ended;
    private final Cache<UserId, List<AccountGrant>> known;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Grants() {
        this.store = null;
        this.ended = null;
        this.known = null;
    }

    @Inject
    public Grants(GrantStore store, Event<AccessEnded> ended, NanoClock clock) {
        this.store = store;
        this.ended = ended;
        Ticker ticker = clock::nanos;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(REMEMBERED)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** The user's own accounts first, each kind in the order it was granted. */
    public List<AccountGrant> ofUser(UserId user) {
        return known.get(user, store::ofUser);
    }

    /** What the user may do with the account; empty if nothing at all. */
    public Optional<Right> right(UserId user, AccountId account) {
        return ofUser(user).stream()
                .filter(grant -> grant.account().equals(account))
                .map(AccountGrant::right)
                .findFirst();
    }

    /** The account that is meant where a user names none: the first of their own, else the first shared with them. */
    public Optional<AccountId> usual(UserId user) {
        return ofUser(user).stream().map(AccountGrant::account).findFirst();
    }

    public List<AccountGrant> ofAccount(AccountId account) {
        return store.ofAccount(account);
    }

    /** @return false if that user has a right to that account already */
    public boolean add(AccountGrant grant, AuditEntry why) {
        boolean added = store.add(grant, why);
        known.invalidate(grant.user());
        return added;
    }

    /**
     * Takes it back, and closes that user's sockets of the account.
     *
     * @return false if there was none
     */
    public boolean remove(AccountId account, UserId user, AuditEntry why) {
        boolean removed = store.remove(account, user, why);
        known.invalidate(user);
        if (removed) {
            ended.fire(AccessEnded.ofAccount(user, account));
        }
        return removed;
    }
}
