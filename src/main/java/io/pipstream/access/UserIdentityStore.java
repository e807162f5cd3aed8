package io.pipstream.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;
import java.util.stream.Collectors;

/** Users by name and password, as Jakarta Security asks for them. */
@ApplicationScoped
public class UserIdentityStore implements IdentityStore {

    private final UserStore users;
    private final Passwords passwords;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected UserIdentityStore() {
        this.users = null;
        this.passwords = null;
    }

    @Inject
    public UserIdentityStore(UserStore users, Passwords passwords) {
        this.users = users;
        this.passwords = passwords;
    }

    /**
     * Valid, with the user's roles as groups. Whatever is wrong, the answer is the same and takes as long.
     *
     * @throws TryLaterException if too many passwords are being looked at
     */
    public CredentialValidationResult validate(UsernamePasswordCredential shown) {
        Optional<User> user = UserName.parse(shown.getCaller()).flatMap(users::find);
        boolean right = passwords.matches(
                shown.getPasswordAsString(), user.map(User::id).flatMap(users::passwordHash));
        if (!right || user.isEmpty() || !user.get().enabled()) {
            return CredentialValidationResult.INVALID_RESULT;
        }
        return new CredentialValidationResult(
                user.get().name().value(),
                user.get().roles().stream().map(Role::code).collect(Collectors.toUnmodifiableSet()));
    }
}
