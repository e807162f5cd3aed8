package io.pipstream.feed.mt5;

/** The terminal understood the question and says no. */
final class TerminalRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String detail;

    /** @param detail fit to be shown: short, and without any secret */
    TerminalRefusedException(String detail) {
        super(detail, null, false, false);
        this.detail = detail;
    }

    String detail() {
        return detail;
    }
}
