package io.pipstream.access;

import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Users for tests of those who use some. */
public final class InMemoryUsers implements UserStore {

    private final AuditTrail audit;
    private final TreeMap<String, User> byKey = new TreeMap<>();
    private final Map<UserId, String> hashes = new HashMap<>();

    public InMemoryUsers(AuditTrail audit) {
        this.audit = audit;
    }

    @Override
    public synchronized boolean add(User user, String passwordHash, AuditEntry why) {
        if (find(user.id()).isPresent() || find(user.name()).isPresent()) {
            return false;
        }
        put(new User(
                user.id(),
                user.name(),
                user.roles(),
                user.enabled(),
                user.createdAt().truncatedTo(ChronoUnit.MICROS)));
        hashes.put(user.id(), passwordHash);
        audit.add(why);
        return true;
    }

    private void put(User user) {
        byKey.put(user.name().key(), user);
    }

    @Override
    public synchronized Optional<User> find(UserId id) {
        return byKey.values().stream().filter(user -> user.id().equals(id)).findFirst();
    }

    @Override
    public synchronized Optional<User> find(UserName name) {
        return Optional.ofNullable(byKey.get(name.key()));
    }

    @Override
    public synchronized Optional<String> passwordHash(UserId id) {
        return Optional.ofNullable(hashes.get(id)).filter(hash -> !hash.isEmpty());
    }

    @Override
    public synchronized void changePassword(UserId id, String passwordHash, AuditEntry why) {
        hashes.put(present(id).id(), passwordHash);
        audit.add(why);
    }

    @Override
    public synchronized void change(UserId id, Set<Role> roles, boolean enabled, AuditEntry why) {
        User user = present(id);
        put(new User(id, user.name(), roles, enabled, user.createdAt()));
        audit.add(why);
    }

    private User present(UserId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("There is no user " + id));
    }

    @Override
    public synchronized List<User> page(String after, int limit) {
        return byKey.tailMap(after.toLowerCase(Locale.ROOT), false).values().stream()
                .limit(limit)
                .toList();
    }
}
