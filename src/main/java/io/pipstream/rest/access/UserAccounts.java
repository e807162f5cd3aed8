package io.pipstream.rest.access;

import io.pipstream.access.AccountGrant;
import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.Actor;
import io.pipstream.access.AuditEntry;
import io.pipstream.access.Grants;
import io.pipstream.access.User;
import io.pipstream.access.UserId;
import io.pipstream.access.UserName;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.AccountTerms;
import io.pipstream.platform.Settings;
import io.pipstream.trading.AccountOpening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;

/** Opens accounts for users, and shares them. */
@ApplicationScoped
public class UserAccounts {

    private final AccountOpening opening;
    private final Grants grants;
    private final Clock clock;
    private final int most;

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

    boolean isRoomFor(UserId user) {
        return owned(user).size() < most;
    }

    /** How many one user may have. */
    int most() {
        return most;
    }

    private List<AccountGrant> owned(UserId user) {
        return grants.ofUser(user).stream()
                .filter(grant -> grant.right() == Right.OWNER)
                .toList();
    }

    boolean owns(UserId user, AccountId account) {
        return owned(user).stream().anyMatch(grant -> grant.account().equals(account));
    }

    AccountId open(UserId user, UserName name, Actor actor, AccountTerms terms, BigDecimal deposit) {
        AccountId account = opening.open(name.value(), terms, deposit);
        grants.add(
                new AccountGrant(account, user, Right.OWNER, clock.instant()),
                entry(actor, "account.open", account, ""));
        return account;
    }

    /** @return false if that user may see it already */
    boolean share(AccountId account, User with, Actor actor) {
        return grants.add(
                new AccountGrant(account, with.id(), Right.READ, clock.instant()),
                entry(actor, "account.share", account, with.name().value()));
    }

    /** @return false if it was not shared with them */
    boolean unshare(AccountId account, User with, Actor actor) {
        boolean shared =
                grants.right(with.id(), account).filter(Right.READ::equals).isPresent();
        return shared
                && grants.remove(
                        account,
                        with.id(),
                        entry(actor, "account.unshare", account, with.name().value()));
    }

    private AuditEntry entry(Actor actor, String act, AccountId account, String detail) {
        return new AuditEntry(clock.instant(), actor, act, account.value(), detail);
    }
}
