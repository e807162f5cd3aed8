package io.pipstream.access;

import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Nonces;
import io.pipstream.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who there is: by registration, by an administrator. */
@ApplicationScoped
public class Users {

    static final int PAGE = 200;

    /** What the audit calls the server itself, and the demo's user. */
    private static final Set<String> RESERVED = Set.of(Actor.SERVER.name(), UserId.DEMO.value());

    private final UserStore users;
    private final CredentialStore credentials;
    private final Passwords passwords;
    private final Admission admission;
    private final Nonces nonces;
    private final Clock clock;
    private final boolean registration;
    private final RateLimits registrationsOfAddress;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Users() {
        this.users = null;
        this.credentials = null;
        this.passwords = null;
        this.admission = null;
        this.nonces = null;
        this.clock = null;
        this.registration = false;
        this.registrationsOfAddress = null;
    }

    @Inject
    public Users(
            UserStore users,
            CredentialStore credentials,
            Passwords passwords,
            Admission admission,
            Settings settings,
            Nonces nonces,
            Clock clock,
            NanoClock nanoClock) {
        this.users = users;
        this.credentials = credentials;
        this.passwords = passwords;
        this.admission = admission;
        this.nonces = nonces;
        this.clock = clock;
        this.registration = settings.flag("pipstream.access.registration", true);
        this.registrationsOfAddress = new RateLimits(
                settings.number("pipstream.access.registrations-per-address", 20, 1, 1_000_000),
                Duration.ofHours(1),
                nanoClock);
    }

    public boolean isRegistrationOpen() {
        return registration;
    }

    /**
     * Somebody makes themselves a user, with the role of a trader.
     *
     * @return empty if the name is taken
     * @throws InvalidInputException if name or password will not do
     * @throws TryLaterException after too many of that address, whatever came of them
     */
    public Optional<User> register(String name, String password, String address) {
        registrationsOfAddress.take(Network.of(address)).ifPresent(wait -> {
            throw new TryLaterException(wait);
        });
        return add(name, password, Set.of(Role.TRADER), new Actor(name, address), "user.register");
    }

    /** The same by an administrator, with any roles. */
    public Optional<User> create(Caller administrator, String name, String password, Set<Role> roles) {
        return add(name, password, roles, administrator.actor(), "user.create");
    }

    /**
     * The first administrator, whom the settings name; does nothing if they are there.
     *
     * @throws InvalidInputException if somebody else has that name, or name or password will not do
     */
    void ensureAdministrator(String name, String password) {
        Optional<User> there = UserName.parse(name).flatMap(users::find);
        if (there.isEmpty()) {
            add(name, password, Set.of(Role.ADMIN, Role.TRADER), Actor.SERVER, "user.create");
        } else if (!there.get().roles().contains(Role.ADMIN)) {
            throw new InvalidInputException("username", "is a user's who is no administrator: name another");
        }
    }

    private Optional<User> add(String name, String password, Set<Role> roles, Actor actor, String act) {
        UserName userName =
                UserName.parse(name).orElseThrow(() -> new InvalidInputException("username", UserName.RULE));
        if (userName.isTheServers()) {
            throw new InvalidInputException("username", "must not be the server's own");
        }
        Passwords.flaw(password, userName).ifPresent(flaw -> {
            throw new InvalidInputException("password", flaw);
        });
        if (isReserved(userName.value()) || users.find(userName).isPresent()) {
            return Optional.empty();
        }
        User user = new User(new UserId(nonces.id()), userName, roles, true, clock.instant());
        AuditEntry why = new AuditEntry(clock.instant(), actor, act, userName.value(), Role.text(roles));
        return users.add(user, passwords.hash(password), why) ? Optional.of(user) : Optional.empty();
    }

    /** Whether nobody may be called so. */
    static boolean isReserved(String name) {
        return RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    public Optional<User> find(UserId id) {
        return users.find(id);
    }

    public Optional<User> find(String name) {
        return UserName.parse(name).flatMap(users::find);
    }

    /** By name, at most 200, those after {@code after}, which may be empty. */
    public List<User> page(String after) {
        return users.page(after, PAGE);
    }

    /** Gives the user other roles, or shuts them out; their sockets close and every credential is looked at anew. */
    public void change(Caller administrator, User user, Set<Role> roles, boolean enabled) {
        String detail = Role.text(roles) + (enabled ? "" : ", shut out");
        users.change(user.id(), roles, enabled, entry(administrator, "user.change", user, detail));
        admission.end(AccessEnded.ofUser(user.id()));
    }

    /**
     * Gives the user another password, and ends all their sessions and tokens.
     *
     * @throws InvalidInputException if it will not do
     */
    public void resetPassword(Caller administrator, User user, String password) {
        Passwords.flaw(password, user.name()).ifPresent(flaw -> {
            throw new InvalidInputException("password", flaw);
        });
        users.changePassword(user.id(), passwords.hash(password), entry(administrator, "password.reset", user, ""));
        credentials.endAll(user.id(), "", entry(administrator, "credential.end-all", user, ""));
        admission.end(AccessEnded.ofUser(user.id()));
    }

    private AuditEntry entry(Caller caller, String act, User user, String detail) {
        return new AuditEntry(clock.instant(), caller.actor(), act, user.name().value(), detail);
    }
}
