package io.pipstream.rest.access;

import io.pipstream.access.AccountGrant;
import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.Actor;
import io.pipstream.access.AuditEntry;
import io.pipstream.access.Caller;
import io.pipstream.access.Grants;
import io.pipstream.access.User;
import io.pipstream.access.UserId;
import io.pipstream.access.UserName;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.AccountTerms;
import io.pipstream.platform.Settings;
import io.pipstream.rest.Problem;
import io.pipstream.rest.ProblemException;
import io.pipstream.trading.AccountOpening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Opens accounts for users, and shares them. Thread-safe. */
@ApplicationScoped
public class UserAccounts {

    private static final int MOST_SHARES = 100;
    private static final Duration SHORT_WHILE = Duration.ofSeconds(1);

    private final AccountOpening opening;
    private final Grants grants;
    private final Clock clock;
    private final int most;

    /** Those for whom one is being opened, so that the next is counted after it. */
    private final Set<UserId> underWay = ConcurrentHashMap.newKeySet();

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected UserAccounts() {
        this.opening = null;
        this.grants = null;
        this.clock = null;
        this.most = 0;
    }

    @Inject
    public UserAccounts(AccountOpening opening, Grants grants, Settings settings, Clock clock) {
        this.opening = opening;
        this.grants = grants;
        this.clock = clock;
        this.most = settings.number("pipstream.access.accounts-per-user", 10, 1, 10_000);
    }

    /** One of the usual terms, for somebody new. */
    AccountId openFirst(User user, Actor actor) {
        return open(user.id(), user.name(), actor, opening.usualTerms(), opening.usualDeposit());
    }

    /**
     * One more for somebody who has some.
     *
     * @throws ProblemException 422 if they have as many as they may, 429 while another is being opened for them
     */
    AccountId openFurther(Caller caller, AccountTerms terms, BigDecimal deposit) {
        if (!underWay.add(caller.user())) {
            throw Problem.tooManyRequests(SHORT_WHILE).toException();
        }
        try {
            if (owned(caller.user()).size() >= most) {
                throw Problem.refused("too_many_accounts", "You have " + most + " accounts, which is the most.")
                        .toException();
            }
            return open(caller.user(), new UserName(caller.name()), caller.actor(), terms, deposit);
        } finally {
            underWay.remove(caller.user());
        }
    }

    private List<AccountGrant> owned(UserId user) {
        return grants.ofUser(user).stream()
                .filter(grant -> grant.right() == Right.OWNER)
                .toList();
    }

    boolean owns(UserId user, AccountId account) {
        return owned(user).stream().anyMatch(grant -> grant.account().equals(account));
    }

    private AccountId open(UserId user, UserName name, Actor actor, AccountTerms terms, BigDecimal deposit) {
        AccountId account = opening.open(name.value(), terms, deposit);
        boolean granted = grants.add(
                new AccountGrant(account, user, Right.OWNER, clock.instant()),
                entry(actor, "account.open", account, ""));
        if (!granted) {
            throw new IllegalStateException("The new account " + account + " is somebody's already");
        }
        return account;
    }

    /** Whom it is shared with. */
    List<AccountGrant> shares(AccountId account) {
        return grants.ofAccount(account).stream()
                .filter(grant -> grant.right() == Right.READ)
                .toList();
    }

    /**
     * Lets another user see it.
     *
     * @return false if it is shared with them already
     * @throws ProblemException 422 if it is shared with as many as may be
     */
    boolean share(AccountId account, User with, Actor actor) {
        List<AccountGrant> shares = shares(account);
        if (isAmong(shares, with)) {
            return false;
        }
        if (shares.size() >= MOST_SHARES) {
            throw Problem.refused("too_many_shares", "It is shared with " + MOST_SHARES + " users, which is the most.")
                    .toException();
        }
        return grants.add(
                new AccountGrant(account, with.id(), Right.READ, clock.instant()),
                entry(actor, "account.share", account, with.name().value()));
    }

    private static boolean isAmong(List<AccountGrant> shares, User user) {
        return shares.stream().anyMatch(grant -> grant.user().equals(user.id()));
    }

    /** @return false if it was not shared with them */
    boolean unshare(AccountId account, User with, Actor actor) {
        return isAmong(shares(account), with)
                && grants.remove(
                        account,
                        with.id(),
                        entry(actor, "account.unshare", account, with.name().value()));
    }

    private AuditEntry entry(Actor actor, String act, AccountId account, String detail) {
        return new AuditEntry(clock.instant(), actor, act, account.value(), detail);
    }
}
