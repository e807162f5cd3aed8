package io.pipstream.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Users and their passwords' hashes. Thread-safe; every method waits for the store, and throws its exception if it fails. */
public interface UserStore {

    /**
     * Times are kept to the microsecond.
     *
     * @param passwordHash empty for somebody who is not to log in by password
     * @return false if there is one of that name or id: then nothing was recorded
     */
    boolean add(User user, String passwordHash, AuditEntry why);

    Optional<User> find(UserId id);

    Optional<User> find(UserName name);

    /** Empty for a user who cannot log in by password. */
    Optional<String> passwordHash(UserId id);

    /** @throws IllegalArgumentException if there is nobody of that id: then nothing was recorded */
    void changePassword(UserId id, String passwordHash, AuditEntry why);

    /** @throws IllegalArgumentException if there is nobody of that id: then nothing was recorded */
    void change(UserId id, Set<Role> roles, boolean enabled, AuditEntry why);

    /** By name, at most {@code limit}, those after the name {@code after}, which may be empty. */
    List<User> page(String after, int limit);
}
