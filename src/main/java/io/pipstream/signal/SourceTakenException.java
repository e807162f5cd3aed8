package io.pipstream.signal;

/** Signals of that source are another user's to give. */
public final class SourceTakenException extends Exception {

    private static final long serialVersionUID = 1L;

    public SourceTakenException(String source) {
        super("Signals of " + source + " are another user's to give");
    }
}
