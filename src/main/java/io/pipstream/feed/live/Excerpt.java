package io.pipstream.feed.live;

import java.util.regex.Pattern;

/**
 * What is shown of a text that came from outside. Sources repeat our key in their complaints, and a dialect does not know
 * it, so whatever looks like one is left out.
 */
public final class Excerpt {

    /** Leaves room in 200 characters for what is around it. */
    private static final int LONGEST_TEXT = 140;

    private static final int LOOKED_AT = 1_000;
    private static final String HIDDEN = "***";

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Z}\\s]+");
    private static final Pattern CUT_WORD = Pattern.compile("\\S*$");

    /** What is said to be one: {@code apikey=…}, {@code "token":"…"}, {@code your API key as …}, {@code Bearer …}. */
    private static final Pattern NAMED_SECRET = Pattern.compile(
            "(?i)((?:api[-_ ]?key|token|secret|password)\"?(?:=|:| as | is:? )\\s*\"?|bearer )[^\\s\"&,;)]+");

    /** A long word of letters and digits that is no time, one longer than any of a language, or an account's number. */
    private static final Pattern LIKE_A_SECRET = Pattern.compile("(?<![A-Za-z0-9_-])(?:"
            + "(?![0-9]{4}-[0-9]{2}-[0-9]{2}T)(?=[A-Za-z_-]{0,100}[0-9])(?=[0-9_-]{0,100}[A-Za-z])[A-Za-z0-9_-]{12,}"
            + "|[A-Za-z]{18,}|[0-9]+(?:-[0-9]+){3,})");

    private Excerpt() {}

    /** One line without control characters, at most 140 characters long. */
    public static String of(String text) {
        String looked = text;
        if (looked.length() > LOOKED_AT) {
            looked = CUT_WORD.matcher(looked.substring(0, LOOKED_AT)).replaceFirst("");
        }
        String line = UNPRINTABLE.matcher(looked).replaceAll(" ").strip();
        line = NAMED_SECRET.matcher(line).replaceAll("$1" + HIDDEN);
        line = LIKE_A_SECRET.matcher(line).replaceAll(HIDDEN);
        return shortened(line);
    }

    private static String shortened(String line) {
        if (line.length() <= LONGEST_TEXT) {
            return line;
        }
        int end = LONGEST_TEXT - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
