package io.pipstream.trading;

/** A period holds more than is calculated with at once. */
public final class TooMuchHistoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooMuchHistoryException(int most) {
        super("The period has more than " + most + " closed trades or changes of the balance; ask for fewer days.");
    }
}
