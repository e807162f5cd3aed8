package io.pipstream.notification;

/** A channel that cannot be made so; the message says what is wrong with the field, in words that follow its name. */
public final class RefusedChannelException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;

    RefusedChannelException(String field, String flaw) {
        super(flaw);
        this.field = field;
    }

    /** Its name on the wire. */
    public String field() {
        return field;
    }

    /** What is wrong with it. */
    public String flaw() {
        return String.valueOf(getMessage());
    }
}
