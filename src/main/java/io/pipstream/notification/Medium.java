package io.pipstream.notification;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a notification reaches its user. */
public enum Medium {
    EMAIL,
    WEBHOOK,
    /** The user's open pages. */
    BROWSER;

    /** Its name on the wire and in the store. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Medium> ofCode(String code) {
        return Stream.of(values()).filter(medium -> medium.code().equals(code)).findFirst();
    }
}
