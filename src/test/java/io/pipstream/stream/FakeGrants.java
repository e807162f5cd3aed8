package io.pipstream.stream;

import io.pipstream.access.AccountGrant;
import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.AuditEntry;
import io.pipstream.access.GrantStore;
import io.pipstream.access.Grants;
import io.pipstream.access.UserId;
import io.pipstream.domain.account.AccountId;
import io.pipstream.platform.NanoClock;
import java.util.ArrayList;
import java.util.List;

/** Rights that a test gives and takes. */
final class FakeGrants implements GrantStore {

    private final List<AccountGrant> grants = new ArrayList<>();
    boolean isDown;
    int questions;

    FakeGrants owns(String user, String account) {
        return grant(user, account, Right.OWNER);
    }

    FakeGrants reads(String user, String account) {
        return grant(user, account, Right.READ);
    }

    private FakeGrants grant(String user, String account, Right right) {
        grants.add(new AccountGrant(new AccountId(account), new UserId(user), right, Market.NOON));
        return this;
    }

    void takeBack(String user, String account) {
        grants.removeIf(grant ->
                grant.user().value().equals(user) && grant.account().value().equals(account));
    }

    Grants remembered(NanoClock clock) {
        return new Grants(this, null, clock);
    }

    @Override
    public List<AccountGrant> ofUser(UserId user) {
        questions++;
        if (isDown) {
            throw new IllegalStateException("The store is down");
        }
        return grants.stream().filter(grant -> grant.user().equals(user)).toList();
    }

    @Override
    public List<AccountGrant> ofAccount(AccountId account) {
        return grants.stream().filter(grant -> grant.account().equals(account)).toList();
    }

    @Override
    public boolean add(AccountGrant grant, AuditEntry why) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean remove(AccountId account, UserId user, AuditEntry why) {
        throw new UnsupportedOperationException();
    }
}
