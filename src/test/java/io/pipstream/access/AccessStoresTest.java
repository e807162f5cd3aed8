package io.pipstream.access;

/** The stores of other tests keep their promises too. */
class AccessStoresTest implements AccessStoresContract {

    private final InMemoryAuditTrail audit = new InMemoryAuditTrail();
    private final InMemoryUsers users = new InMemoryUsers(audit);
    private final InMemoryCredentials credentials = new InMemoryCredentials(audit);
    private final InMemoryGrants grants = new InMemoryGrants(audit);

    @Override
    public UserStore users() {
        return users;
    }

    @Override
    public CredentialStore credentials() {
        return credentials;
    }

    @Override
    public GrantStore grants() {
        return grants;
    }

    @Override
    public AuditTrail audit() {
        return audit;
    }
}
