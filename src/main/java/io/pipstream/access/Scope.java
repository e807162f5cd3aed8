package io.pipstream.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a credential lets its holder do. Each stands for itself: {@link #TRADE} does not include {@link #READ}. */
public enum Scope {
    /** See prices, signals, and what belongs to the user's accounts. */
    READ,
    /** Change the user's accounts: orders, exits, terms, resets. */
    TRADE,
    /** Push quotes and announce signals, which everyone sees. */
    FEED,
    /** Manage users, sessions and tokens, read the audit. */
    ADMIN,
    /** Read the server's meters: what a scraper needs, and nothing else. */
    METRICS;

    /** Its name on the wire and in the store. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Scope> ofCode(String code) {
        return Stream.of(values()).filter(scope -> scope.code().equals(code)).findFirst();
    }

    /** Codes in the order of this enum, separated by spaces. */
    public static String text(Set<Scope> scopes) {
        return Stream.of(values()).filter(scopes::contains).map(Scope::code).collect(Collectors.joining(" "));
    }

    /** Reads what {@link #text} wrote; codes that are unknown here are left out, because nobody may do what they name. */
    public static Set<Scope> parse(String text) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String code : text.split(" ", -1)) {
            ofCode(code).ifPresent(scopes::add);
        }
        return scopes;
    }
}
