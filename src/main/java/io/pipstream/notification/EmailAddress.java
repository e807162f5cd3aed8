package io.pipstream.notification;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which addresses mail is sent to: the plain ones, so that nothing can be hidden in one. */
final class EmailAddress {

    private static final int LONGEST = 254;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}"
            + "@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");

    private EmailAddress() {}

    static boolean isPlain(String text) {
        return text.length() <= LONGEST && PLAIN.matcher(text).matches();
    }

    /** By which addresses are told apart where they are counted. */
    static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
