package io.pipstream.ledger;

/** Texts that were not checked before they are looked for. */
final class Storable {

    private static final char REPLACEMENT = '\uFFFD';

    private Storable() {}

    /** The same without what PostgreSQL does not take in a text, as it takes no zeros and no halves of characters. */
    static String text(String text) {
        if (text.chars().noneMatch(Storable::isDoubtful)) {
            return text;
        }
        StringBuilder storable = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> isRefused(character) ? REPLACEMENT : character)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }

    private static boolean isDoubtful(int character) {
        return character == 0 || Character.isSurrogate((char) character);
    }

    private static boolean isRefused(int character) {
        return character == 0 || Character.getType(character) == Character.SURROGATE;
    }
}
