package io.pipstream.notification;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a notification is about; the most important first: where too many wait, the last of these give way first. */
public enum Kind {
    /** The code that confirms an address. Nobody chooses it, and it is the only one for an address that is not confirmed. */
    CONFIRMATION,
    /** Sent because the user asked whether it arrives. Nobody chooses it. */
    TEST,
    /** A margin call, its end, and trades closed for margin. */
    MARGIN_CALLS,
    /** Trades closed, or in part. */
    CLOSES,
    /** Trades opened. */
    FILLS,
    /** What became of a signal in an account that follows its source. */
    SIGNAL_EXECUTIONS,
    /** Orders refused, cancelled or expired. */
    ORDERS,
    /** Signals announced. */
    SIGNALS,
    /** Feeds lost, back, or another that leads. */
    FEED_STATE;

    private static final Set<Kind> CHOSEN =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(CONFIRMATION, TEST)));

    /** Those a user may ask for. */
    public static Set<Kind> choices() {
        return CHOSEN;
    }

    /** 0 for the most important. */
    public int rank() {
        return List.of(values()).indexOf(this);
    }

    /** Its name on the wire and in the store. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> ofCode(String code) {
        return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** Codes in the order of this enum, separated by spaces. */
    public static String text(Collection<Kind> kinds) {
        return Stream.of(values()).filter(kinds::contains).map(Kind::code).collect(Collectors.joining(" "));
    }

    /** Reads what {@link #text} wrote; unknown codes are left out. */
    public static Set<Kind> parse(String text) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String code : text.split(" ", -1)) {
            ofCode(code).ifPresent(kinds::add);
        }
        return kinds;
    }
}
