package io.pipstream.access;

/** Texts of strangers, as the audit keeps them: one line, of whole characters, bounded. */
final class Plain {

    private static final char REPLACEMENT = '\uFFFD';

    private Plain() {}

    /** The text, cut; what would not be seen, or what a store would not take, is replaced. */
    static String text(String text, int longest) {
        StringBuilder plain = new StringBuilder(Math.min(text.length(), longest));
        int next = 0;
        while (next < text.length()) {
            int character = text.codePointAt(next);
            int shown = isPlain(character) ? character : REPLACEMENT;
            if (plain.length() + Character.charCount(shown) > longest) {
                break;
            }
            plain.appendCodePoint(shown);
            next += Character.charCount(character);
        }
        return plain.toString();
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
