package io.pipstream.mt5.dwx;

/** A command that is answered by an error. */
final class RefusedCommandException extends Exception {

    private static final long serialVersionUID = 1L;

    private final MtError error;

    /** @param sentence for people */
    RefusedCommandException(MtError error, String sentence) {
        super(sentence);
        this.error = error;
    }

    MtError error() {
        return error;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
