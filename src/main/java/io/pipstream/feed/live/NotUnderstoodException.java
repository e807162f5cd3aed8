package io.pipstream.feed.live;

/** What a source sent has not the form that it documents. */
public final class NotUnderstoodException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String detail;

    /** @param detail fit to be shown: short, and without any secret */
    public NotUnderstoodException(String detail) {
        super(detail, null, false, false);
        this.detail = detail;
    }

    public String detail() {
        return detail;
    }
}
