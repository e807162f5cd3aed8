package io.pipstream.notification;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which texts are addresses of e-mail: the bare form alone, in ASCII, so that nothing can be hidden in one. */
public final class EmailAddress {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Predicate<String> FORM = Pattern.compile(
                    "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                            + "@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*")
            .asMatchPredicate();

    private EmailAddress() {}

    /** What is wrong with it, in words that follow its name. */
    public static Optional<String> flaw(String text) {
        boolean isOne = text.length() <= LONGEST && FORM.test(text) && text.indexOf('@') <= LONGEST_LOCAL_PART;
        return isOne
                ? Optional.empty()
                : Optional.of(
                        "must be one e-mail address such as alice@example.com, in ASCII, of at most 254 characters");
    }

    /** By which addresses are told apart where they are counted. */
    static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
