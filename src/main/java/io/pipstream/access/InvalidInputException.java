package io.pipstream.access;

/** Something that was asked for cannot be; the message says what is wrong with the field, in words that follow its name. */
public final class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidInputException(String field, String flaw) {
        super(flaw, null, false, false);
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
