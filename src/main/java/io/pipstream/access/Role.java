package io.pipstream.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a user is, and so the most that any credential of theirs may do. */
public enum Role {
    /** Trades accounts of their own. */
    TRADER,
    /** Gives prices and signals to everyone. */
    FEEDER,
    /** Manages the server. */
    ADMIN;

    /** What it adds to reading, which every role may. */
    private Set<Scope> own() {
        return switch (this) {
            case TRADER -> EnumSet.of(Scope.TRADE);
            case FEEDER -> EnumSet.of(Scope.FEED);
            case ADMIN -> EnumSet.of(Scope.ADMIN, Scope.METRICS);
        };
    }

    /** Its name on the wire and in the store. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> ofCode(String code) {
        return Stream.of(values()).filter(role -> role.code().equals(code)).findFirst();
    }

    /** All that these roles may do together; every role may read. */
    public static Set<Scope> scopes(Set<Role> roles) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (Role role : roles) {
            scopes.add(Scope.READ);
            scopes.addAll(role.own());
        }
        return scopes;
    }

    /** Codes in the order of this enum, separated by spaces. */
    public static String text(Set<Role> roles) {
        return Stream.of(values()).filter(roles::contains).map(Role::code).collect(Collectors.joining(" "));
    }

    /** Reads what {@link #text} wrote; unknown codes are left out. */
    public static Set<Role> parse(String text) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String code : text.split(" ", -1)) {
            ofCode(code).ifPresent(roles::add);
        }
        return roles;
    }
}
