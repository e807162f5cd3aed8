package io.pipstream.signal;

/** A source gave another signal under an id that it had used. */
public final class SignalIdReusedException extends Exception {

    private static final long serialVersionUID = 1L;

    public SignalIdReusedException(String source, String id) {
        super("The source " + source + " gave another signal with the id " + id);
    }
}
